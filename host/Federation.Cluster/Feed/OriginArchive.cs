using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Feed;

/// <summary>
/// Finds the other copies of listings that peers handed on. A peer's listing is bound under the network that the peer is here and the key that it has at its origin: so they are found by their bindings, without
/// an index of their own. Thread safe.
/// </summary>
public sealed class OriginArchive(IDirectoryStore store, CentreArchive centres)
{
    /// <summary>The centres beside these in which a live copy of one of their listings stands; usually none.</summary>
    public async Task<IReadOnlyList<CentreState>> CopiesAsync(IReadOnlyList<CentreState> told, IReadOnlyList<NetworkId> networks, CancellationToken cancellationToken)
    {
        var here = told.SelectMany(centre => centre.Listings).Select(listing => listing.Key).ToHashSet();
        var elsewhere = told
            .SelectMany(centre => centre.Listings)
            .Select(listing => listing.Source.Origin?.Key)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .SelectMany(origin => networks.Select(network => ListingKey.TryCreate(network, origin, out var key) ? key : default))
            .Where(key => key != default && !here.Contains(key))
            .ToList();
        if (elsewhere.Count == 0) return [];
        var rows = await store.ReadManyAsync(RowKinds.Binding, [.. elsewhere.Select(key => key.Value)], cancellationToken);
        var found = rows.OfType<StateRow>().Select(row => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.Binding)).OfType<Binding>().Where(binding => binding.RemovedAt is null).Select(binding => binding.Centre);
        var read = await centres.ReadAsync([.. found.Distinct().Except(told.Select(centre => centre.Id))], cancellationToken);
        return [.. read.OfType<MergedCentre>().Select(centre => centre.State)];
    }
}
