using System.Text.Json;
using System.Text.Json.Serialization;

namespace Federation.Gateway.Push;

/// <summary>What is told of a push that was taken.</summary>
/// <param name="Run">The run that reads it.</param>
/// <param name="Progress">Where its progress is, a path of this host: a query that anybody may send.</param>
internal sealed record PushTold(string Network, string Run, string Progress);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PushTold))]
internal sealed partial class PushJson : JsonSerializerContext;
