using System.Collections.Concurrent;
using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Registry.Criteria;

namespace Federation.Cluster.Labels;

/// <summary>When the networks' sources were last read with success, over the days that a label looks back. Thread safe.</summary>
/// <param name="at">The moment asked about.</param>
/// <param name="byNetwork">When runs completed, the latest first; one that its source told that nothing had changed counts too.</param>
public sealed class SourceReadings(DateTimeOffset at, ImmutableDictionary<NetworkId, ImmutableArray<DateTimeOffset>> byNetwork)
{
    /// <summary>So many days are looked back, at most.</summary>
    public const int Window = CriteriaSet.MostObservationDays;

    /// <summary>Of a network's listings that every reading shows, on all days: the same for each of them.</summary>
    private readonly ConcurrentDictionary<NetworkId, IReadOnlyList<decimal>> _ages = new();

    public DateTimeOffset At => at;

    /// <summary>What hours come to in a week of the day asked about, as far as that was found out with these readings.</summary>
    internal ConcurrentDictionary<string, OrdinaryWeek?> Weeks { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads what the runs of every network tell.</summary>
    public static async Task<SourceReadings> ReadAsync(IDirectoryStore store, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var byNetwork = ImmutableDictionary.CreateBuilder<NetworkId, ImmutableArray<DateTimeOffset>>();
        foreach (var network in await new SyncArchive(store).NetworksAsync(cancellationToken))
        {
            var readings = ImmutableArray.CreateBuilder<DateTimeOffset>();
            // Newest first: the first one before the window tells how old the source was at its begin, and no more is needed.
            await foreach (var row in store.ScanAsync(RowKinds.Run, $"{network.Id}/", cancellationToken))
            {
                if (SyncArchive.ReadRun(row) is not { Purpose: RunPurpose.Sync, Status: RunStatus.Completed, EndedAt: { } ended } || ended > at) continue;
                readings.Add(ended);
                if (ended < at.AddDays(-Window)) break;
            }

            byNetwork[network.Id] = readings.ToImmutable();
        }

        return new SourceReadings(at, byNetwork.ToImmutable());
    }

    /// <summary>Until when the listing said what it says: up to the last reading that showed it.</summary>
    public DateTimeOffset SaidUntil(Listing listing) => LastBefore(listing, at) is { } reading && reading > listing.ObservedAt ? reading : listing.ObservedAt;

    /// <summary>How old, in days, the last reading was that confirmed one of these listings: each day once, the days before the first reading left out. The latest day first.</summary>
    /// <param name="since">No day before this is looked at.</param>
    internal IReadOnlyList<decimal> Ages(IReadOnlyList<Listing> listings, DateTimeOffset since) =>
        listings is [{ StaleSince: null } only] && since <= at.AddDays(-Window) ? _ages.GetOrAdd(only.Key.Network, _ => Count(listings, since)) : Count(listings, since);

    private List<decimal> Count(IReadOnlyList<Listing> listings, DateTimeOffset since)
    {
        var ages = new List<decimal>();
        for (int day = 0; day <= Window; day++)
        {
            var moment = at.AddDays(-day);
            if (moment < since || listings.Max(listing => LastBefore(listing, moment)) is not { } reading) break;
            ages.Add(Math.Round((decimal)(moment - reading).TotalDays, 1));
        }

        return ages;
    }

    /// <summary>How many readings of a network there were over these days, from a moment on.</summary>
    internal int Count(NetworkId network, DateTimeOffset from) => byNetwork.GetValueOrDefault(network, []).Count(reading => reading >= from && reading > at.AddDays(-Window) && reading <= at);

    // A stale listing was shown by no reading since.
    private DateTimeOffset? LastBefore(Listing listing, DateTimeOffset moment)
    {
        foreach (var reading in byNetwork.GetValueOrDefault(listing.Key.Network, []))
        {
            if (reading <= moment && !(reading >= listing.StaleSince)) return reading;
        }

        return null;
    }
}
