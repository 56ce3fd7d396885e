using System.Text.Json.Serialization;
using Federation.Cluster.Centres;

namespace Federation.Cluster.Json;

/// <summary>How everything stored is written. Members are added, never changed or removed.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CentreState))]
[JsonSerializable(typeof(CentreChange))]
internal sealed partial class ClusterJson : JsonSerializerContext;
