using System.Text.Json;

namespace Federation.Cluster.Sync.Pushing;

/// <summary>What a run reads in place of its network's source.</summary>
/// <param name="Path">On this machine.</param>
/// <param name="MediaType">As it was sent.</param>
public sealed record PushedSource(string Path, string MediaType)
{
    /// <summary>The <c>source</c> of a network that is read from pushes alone.</summary>
    public const string Address = "push:";

    /// <summary>Whether a network is read from pushes alone.</summary>
    /// <param name="config">A JSON object.</param>
    public static bool IsAllOf(string config)
    {
        using var document = JsonDocument.Parse(config);
        return document.RootElement.TryGetProperty("source", out var source) && source.ValueKind == JsonValueKind.String && source.ValueEquals(Address);
    }
}
