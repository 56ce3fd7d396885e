using System.Text.Json.Serialization;
using Federation.Cluster.Centres;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Sync;

/// <summary>Reads what a network's source no longer shows, without waking grains.</summary>
public static class MissedListings
{
    /// <summary>In order of their keys.</summary>
    public static IAsyncEnumerable<MissedListing> OfAsync(IDirectoryStore store, NetworkDefinition network, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return BoundListing.OfAsync(store, network.Id, CancellationToken.None)
            .Where(listing => listing.Binding.MissedRuns > 0 || listing.Binding.WithdrawnAt is not null || listing.Binding.RemovedAt is not null)
            .Select(listing => new MissedListing(listing.Key, listing.Binding.Centre, listing.Binding.MissedRuns, listing.Binding.MissedSince, StateOf(listing.Binding, network.Removals, now), listing.Binding.RemovedAt, listing.Binding.RemovedBy));
    }

    private static MissedState StateOf(Binding binding, RemovalRule rule, DateTimeOffset now) =>
        binding.RemovedAt is not null ? MissedState.Removed : rule.IsDue(binding, now) ? MissedState.Due : MissedState.Missed;
}

/// <summary>A listing that its source no longer shows.</summary>
/// <param name="Since">When the first complete run in a row missed it.</param>
/// <param name="RemovedBy">The run that removed it; null while it speaks for its centre.</param>
public sealed record MissedListing(ListingKey Key, CentreId Centre, int MissedRuns, DateTimeOffset? Since, MissedState State, DateTimeOffset? RemovedAt, string? RemovedBy);

/// <summary>What becomes of it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MissedState>))]
public enum MissedState
{
    /// <summary>Not for long enough yet.</summary>
    Missed,

    /// <summary>The next complete run removes it, unless too many would go.</summary>
    Due,

    Removed,
}
