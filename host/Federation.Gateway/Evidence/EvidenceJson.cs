using System.Text.Json;
using System.Text.Json.Serialization;

namespace Federation.Gateway.Evidence;

/// <summary>What is told of a file that was taken.</summary>
/// <param name="Key">Names it in its application.</param>
internal sealed record EvidenceTold(string Key, string Sha256, string MediaType, long Bytes);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(EvidenceTold))]
internal sealed partial class EvidenceJson : JsonSerializerContext;
