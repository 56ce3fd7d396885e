using System.Text.Json.Serialization;

namespace Federation.Cluster.Feed;

/// <summary>How what is handed on is written. Members are added, never changed or removed: peers of other releases read it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(FeedItem))]
internal sealed partial class FeedJson : JsonSerializerContext;
