using System.Text.Json.Serialization;

namespace Federation.Cluster.Storage;

/// <summary>Who works in a data folder, as its <c>host.json</c> says.</summary>
/// <param name="Pid">The process.</param>
/// <param name="Url">Where it listens; null where it does not, or not yet.</param>
/// <param name="StartedAt">When it took the folder.</param>
public sealed record DataFolderHolder(int Pid, string? Url, DateTimeOffset StartedAt)
{
    /// <summary>For a message: "process 123 at http://localhost:5080".</summary>
    public override string ToString() => Url is null ? $"process {Pid}" : $"process {Pid} at {Url}";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true, WriteIndented = true)]
[JsonSerializable(typeof(DataFolderHolder))]
internal sealed partial class DataFolderJson : JsonSerializerContext;
