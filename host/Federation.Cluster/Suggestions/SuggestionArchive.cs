using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Suggestions;

/// <summary>Reads suggestions from the store. Thread safe.</summary>
public sealed class SuggestionArchive(IDirectoryStore store)
{
    /// <summary>All that wait at the network or did lately, oldest first.</summary>
    public IAsyncEnumerable<Suggestion> OfAsync(NetworkId network, CancellationToken cancellationToken) => store.ScanAsync(RowKinds.Suggestion, $"{network}/", cancellationToken).Select(Read);

    internal static Suggestion Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.Suggestion) ?? throw new JsonException($"Row {row.Key} is empty.");
}
