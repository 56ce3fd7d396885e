using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Sync;

/// <summary>
/// Writes that mend a binding. Each leaves it as a crash could have left it, so that the network's next run goes on from there: what a centre says comes from its source alone, and never from here. Pure.
/// </summary>
internal static class BindingMending
{
    /// <summary>Nobody can read it. Where its listing stands in a centre, that says all that is needed for another.</summary>
    public static StateWrite Drop(StateRow row) => new(row.Key, row.Version, null);

    /// <summary>The next run puts the listing again, whatever it finds.</summary>
    /// <param name="holder">The centre that has the listing.</param>
    public static StateWrite PutAgain(StateRow row, Binding binding, CentreId holder) => Write(row.Key, row.Version, binding with { Centre = holder, RawHash = null, Pending = true });

    /// <summary>The centre does not have the listing: it is claimed for it, as before the listing was first put there.</summary>
    /// <param name="centre">Keeps its address and its label.</param>
    public static StateWrite ClaimAgain(StateRow row, CentreId centre) => Write(row.Key, row.Version, new Binding { Centre = centre });

    /// <summary>The centre has a listing that nothing binds.</summary>
    public static StateWrite Bind(Listing listing, CentreId holder) => Write(
        new StateKey(RowKinds.Binding, listing.Key.Value),
        version: 0,
        new Binding { Centre = holder, ContentHash = listing.ContentHash, Stale = listing.StaleSince is not null, RemovedAt = listing.RemovedAt, Pending = true });

    private static StateWrite Write(StateKey key, long version, Binding binding) => new(key, version, JsonSerializer.SerializeToUtf8Bytes(binding, ClusterJson.Default.Binding));
}
