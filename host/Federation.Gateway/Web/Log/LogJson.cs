using System.Text.Json.Serialization;

namespace Federation.Gateway.Web.Log;

/// <summary>By which keys the log's checkpoints are checked.</summary>
/// <param name="Keys">The current one first.</param>
internal sealed record LogKeysDocument(string Origin, IReadOnlyList<LogKeyDocument> Keys);

/// <param name="Key">As C2SP signed-note writes a verifier's key.</param>
/// <param name="Until">Null while it signs.</param>
internal sealed record LogKeyDocument(string Key, DateTimeOffset From, DateTimeOffset? Until);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LogKeysDocument))]
internal sealed partial class LogJson : JsonSerializerContext;
