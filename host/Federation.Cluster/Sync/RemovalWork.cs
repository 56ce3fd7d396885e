using Federation.Cluster.Centres;
using Federation.Cluster.Storage;
using Federation.Contracts;

namespace Federation.Cluster.Sync;

/// <summary>What a person decides of removals, done as a run: letting go of what was held back, or taking back what a run removed.</summary>
internal sealed class RemovalWork(IDirectoryStore store, IGrainFactory grains, TimeProvider clock, RunJournal journal, RemovalRule rule)
{
    private readonly ListingChanges _changes = new(store, grains, journal);

    /// <summary>Removes every listing that is due by the network's rule now, however many.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await BoundListing.OfAsync(store, journal.Record.Network, cancellationToken).Where(listing => rule.IsDue(listing.Binding, now)).ToListAsync(cancellationToken);
        await _changes.ApplyAsync(
            due,
            listing => new CentreCommand.RemoveListing { Key = listing.Key, At = now, Run = journal.Record.Id, Fence = journal.Record.Fence },
            binding => binding with { RemovedBy = journal.Record.Id },
            listing => listing.Binding with { RemovedAt = now, RemovedBy = journal.Record.Id },
            (counts, changed) => counts with { Removed = counts.Removed + changed },
            cancellationToken);
    }

    /// <summary>Brings back what the run removed and nothing has changed since; each listing is then missed anew, from the next complete run on.</summary>
    /// <exception cref="AdapterException">Code <c>removals.nothing-to-undo</c>: that run removed nothing that can be brought back.</exception>
    public async Task UndoAsync(string run, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var removed = await BoundListing.OfAsync(store, journal.Record.Network, cancellationToken)
            .Where(listing => listing.Binding.RemovedBy == run && RemovalRule.CanUndo(listing.Binding, now)).ToListAsync(cancellationToken);
        if (removed.Count == 0) throw new AdapterException(FailureKind.Configuration, "removals.nothing-to-undo", $"The run {run} removed nothing that can still be brought back; {RemovalRule.UndoTime.TotalDays:0} days are given for it.");
        await _changes.ApplyAsync(
            removed,
            listing => new CentreCommand.RestoreListing { Key = listing.Key, At = now, Run = journal.Record.Id, Fence = journal.Record.Fence },
            binding => binding,
            listing => listing.Binding with { RemovedAt = null, RemovedBy = null, MissedRuns = 0, MissedSince = null, WithdrawnAt = null },
            (counts, changed) => counts with { Restored = counts.Restored + changed },
            cancellationToken);
    }
}
