using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Sync;

/// <summary>A listing's binding as read from the store.</summary>
internal sealed record BoundListing(StateRow Row, ListingKey Key, Binding Binding)
{
    /// <summary>Every binding of a network, in order of id.</summary>
    public static async IAsyncEnumerable<BoundListing> OfAsync(IDirectoryStore store, NetworkId network, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(RowKinds.Binding, $"{network}/", cancellationToken))
        {
            if (ListingKey.TryParse(row.Key.Id, out var key) && JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.Binding) is { } binding) yield return new BoundListing(row, key, binding);
        }
    }

    /// <param name="later">How often the row was written since it was read.</param>
    public StateWrite Write(Binding binding, int later) => new(Row.Key, Row.Version + later, JsonSerializer.SerializeToUtf8Bytes(binding, ClusterJson.Default.Binding));
}
