using System.Diagnostics.CodeAnalysis;
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

    /// <summary>False where the row cannot be read.</summary>
    internal static bool TryRead(StateRow row, [NotNullWhen(true)] out Suggestion? suggestion)
    {
        suggestion = null;
        try
        {
            suggestion = Read(row);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            // What a damaged row holds is nobody's suggestion.
        }

        return suggestion is not null;
    }

    internal static Suggestion Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.Suggestion) ?? throw new JsonException($"Row {row.Key} is empty.");
}
