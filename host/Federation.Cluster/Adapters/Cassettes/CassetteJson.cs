using System.Text.Json.Serialization;

namespace Federation.Cluster.Adapters.Cassettes;

/// <summary>How a cassette is written. Members are added, never changed or removed.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(Cassette))]
internal sealed partial class CassetteJson : JsonSerializerContext;
