using Federation.Cluster.Centres;
using Federation.Cluster.Storage;
using Federation.Contracts;

namespace Federation.Cluster.Sync;

/// <summary>
/// After a complete run: counts for each listing that it did not show, lets go of those that the network's <see cref="RemovalRule"/> or the source itself says, unless they are
/// too many, and lets go of the quarantine that the run did not repeat. After a run that read changes alone, only what the source says it removed is missing.
/// </summary>
internal sealed class Sweep(IDirectoryStore store, IGrainFactory grains, TimeProvider clock, RunJournal journal, RunMemory memory, RemovalRule rule)
{
    private readonly ListingChanges _changes = new(store, grains, journal);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var unsettled = await UnsettledAsync(cancellationToken);
        int live = unsettled.Settled;
        var seen = new List<BoundListing>();
        var missing = new List<BoundListing>();
        var unfinished = new List<BoundListing>();
        await foreach (var listing in BoundListing.OfAsync(store, unsettled.Ids, cancellationToken))
        {
            if (listing.Binding.RemovedAt is null) live++;
            if (memory.HasMet(listing.Key.SourceId) && !IsWithdrawn(listing))
            {
                // A record that was taken in has no such count any more; one that waits in quarantine counts as seen too.
                if (listing.Binding is { RemovedAt: null } and ({ MissedRuns: > 0 } or { WithdrawnAt: not null })) seen.Add(listing);
                continue;
            }

            if (listing.Binding.RemovedAt is null && (journal.Record.SeesAll || IsWithdrawn(listing) || listing.Binding.WithdrawnAt is not null)) missing.Add(listing);
            else if (listing.Binding is { RemovedAt: not null, Pending: true }) unfinished.Add(listing);
        }

        var now = clock.GetUtcNow();
        var due = missing.Where(listing => rule.IsDue(After(listing, now), now)).ToList();
        // A removal that a crash interrupted was allowed when it began, and is brought to its end.
        var going = rule.MayGo(due.Count, live) ? due : due.Where(listing => listing.Binding is { Pending: true, RemovedBy: not null }).ToList();
        await _changes.WriteAsync(seen, listing => listing.Binding with { MissedRuns = 0, MissedSince = null, MissedBy = null, WithdrawnAt = null }, cancellationToken);
        await MissAsync([.. missing.Except(going)], now, cancellationToken);
        await RemoveAsync(going, now, cancellationToken);
        await FinishAsync(unfinished, now, cancellationToken);
        if (going.Count < due.Count) await HoldAsync(due.Count - going.Count, live, cancellationToken);
        var released = memory.Released(journal.Record.SeesAll).ToList();
        if (released.Count > 0) await journal.CommitAsync(journal.Record, released, cancellationToken);
    }

    /// <summary>True when the network has listings, so that a source that suddenly shows none has not emptied but broken.</summary>
    public static async Task<bool> KnowsListingsAsync(IDirectoryStore store, NetworkId network, CancellationToken cancellationToken) =>
        await BoundListing.OfAsync(store, network, cancellationToken).AnyAsync(listing => listing.Binding.RemovedAt is null, cancellationToken);

    /// <summary>The ids of bindings that have to be looked at: of a whole reading few, for what a run met and found clear it has read already.</summary>
    private async Task<(int Settled, List<string> Ids)> UnsettledAsync(CancellationToken cancellationToken)
    {
        int settled = 0;
        var ids = new List<string>();
        string prefix = $"{journal.Record.Network}/";
        await foreach (string id in store.ScanIdsAsync(RowKinds.Binding, prefix, cancellationToken))
        {
            if (memory.IsSettled(id.AsSpan(prefix.Length))) settled++;
            else ids.Add(id);
        }

        return (settled, ids);
    }

    private bool IsWithdrawn(BoundListing listing) => memory.IsDeleted(listing.Key.SourceId);

    private Binding After(BoundListing listing, DateTimeOffset now)
    {
        var missed = journal.Record.SeesAll ? RemovalRule.Missed(listing.Binding, journal.Record.Reads, now) : listing.Binding;
        return IsWithdrawn(listing) ? RemovalRule.Withdrawn(missed, now) : missed;
    }

    private async Task MissAsync(List<BoundListing> missing, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var newly = missing.Where(listing => listing.Binding is { Stale: false } or { Pending: true }).ToList();
        await _changes.ApplyAsync(
            newly,
            listing => new CentreCommand.MarkStale { Key = listing.Key, At = now, Run = journal.Record.Id, Fence = journal.Record.Fence },
            binding => binding,
            listing => After(listing, now),
            (counts, changed) => counts with { Stale = counts.Stale + changed },
            cancellationToken);
        await _changes.WriteAsync([.. missing.Except(newly)], listing => After(listing, now), cancellationToken);
    }

    private Task RemoveAsync(List<BoundListing> due, DateTimeOffset now, CancellationToken cancellationToken) => _changes.ApplyAsync(
        due,
        listing => new CentreCommand.RemoveListing { Key = listing.Key, At = now, Run = journal.Record.Id, Fence = journal.Record.Fence },
        binding => binding with { RemovedBy = journal.Record.Id },
        listing => After(listing, now) with { RemovedAt = now, RemovedBy = journal.Record.Id },
        (counts, changed) => counts with { Removed = counts.Removed + changed },
        cancellationToken);

    /// <summary>What a crash left between a removal and its end, or taken back by half, is removed.</summary>
    private Task FinishAsync(List<BoundListing> unfinished, DateTimeOffset now, CancellationToken cancellationToken) => _changes.ApplyAsync(
        unfinished,
        listing => new CentreCommand.RemoveListing { Key = listing.Key, At = listing.Binding.RemovedAt ?? now, Run = journal.Record.Id, Fence = journal.Record.Fence },
        binding => binding,
        listing => listing.Binding,
        (counts, _) => counts,
        cancellationToken);

    private Task HoldAsync(int due, int live, CancellationToken cancellationToken)
    {
        var held = new RunProblem("removals.held", IssueSeverity.Warning, Locator: null, SourceId: null, Pointer: null, $"{due} of {live} listings have been gone from the source for long, or the source says that it removed them. So many do not go by themselves: a person releases them, or the source shows them again.");
        return journal.CommitAsync((journal.Record with { HeldRemovals = due }).With([held]), [], cancellationToken);
    }
}
