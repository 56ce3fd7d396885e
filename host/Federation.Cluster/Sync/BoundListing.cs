using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Sync;

/// <summary>A listing's binding as read from the store.</summary>
internal sealed record BoundListing(StateRow Row, ListingKey Key, Binding Binding)
{
    private const int AtOnce = 500;

    /// <summary>Every binding of a network, in order of id.</summary>
    public static async IAsyncEnumerable<BoundListing> OfAsync(IDirectoryStore store, NetworkId network, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(RowKinds.Binding, $"{network}/", cancellationToken))
        {
            if (Of(row) is { } listing) yield return listing;
        }
    }

    /// <summary>Those of the bindings that are there, in the order asked.</summary>
    public static async IAsyncEnumerable<BoundListing> OfAsync(IDirectoryStore store, IReadOnlyList<string> ids, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (string[] chunk in ids.Chunk(AtOnce))
        {
            foreach (var row in await store.ReadManyAsync(RowKinds.Binding, chunk, cancellationToken))
            {
                if (row is not null && Of(row) is { } listing) yield return listing;
            }
        }
    }

    /// <param name="later">How often the row was written since it was read.</param>
    public StateWrite Write(Binding binding, int later) => new(Row.Key, Row.Version + later, JsonSerializer.SerializeToUtf8Bytes(binding, ClusterJson.Default.Binding));

    private static BoundListing? Of(StateRow row) =>
        ListingKey.TryParse(row.Key.Id, out var key) && JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.Binding) is { } binding ? new BoundListing(row, key, binding) : null;
}
