using Federation.Cluster.Centres;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Sync;

/// <summary>
/// Does one thing to many listings of a network, in commits that a crash may fall between: bindings are marked pending, centres told, bindings written as they
/// shall be. What a crash leaves pending the next run takes up.
/// </summary>
internal sealed class ListingChanges(IGrainFactory grains, RunJournal journal)
{
    /// <summary>Listings per commit.</summary>
    private const int AtOnce = 500;

    /// <param name="command">What is done to a listing's centre.</param>
    /// <param name="begin">What its binding says from before its centre is told, beside that it is pending.</param>
    /// <param name="after">What its binding says then; it is no longer pending.</param>
    /// <param name="count">The run's counts after so many centres changed.</param>
    public async Task ApplyAsync(
        IReadOnlyList<BoundListing> listings, Func<BoundListing, CentreCommand> command, Func<Binding, Binding> begin, Func<BoundListing, Binding> after, Func<RunCounts, int, RunCounts> count, CancellationToken cancellationToken)
    {
        foreach (var chunk in listings.Chunk(AtOnce))
        {
            await journal.CommitAsync(journal.Record, [.. chunk.Select(listing => listing.Write(begin(listing.Binding) with { Pending = true }, later: 0))], cancellationToken);
            var changes = await Task.WhenAll(chunk.Select(listing => grains.GetGrain<ICentreGrain>(listing.Binding.Centre.Value).Apply(command(listing))));
            var counts = count(journal.Record.Counts, changes.Count(change => change is not null));
            StateWrite[] writes = [.. chunk.Select(listing => listing.Write(after(listing) with { Pending = false }, later: 1))];
            await journal.CommitAsync(journal.Record with { Counts = counts }, writes, CancellationToken.None);
        }
    }

    /// <summary>Writes bindings alone, where no centre has to be told.</summary>
    public async Task WriteAsync(IReadOnlyList<BoundListing> listings, Func<BoundListing, Binding> after, CancellationToken cancellationToken)
    {
        foreach (var chunk in listings.Chunk(AtOnce))
        {
            await journal.CommitAsync(journal.Record, [.. chunk.Select(listing => listing.Write(after(listing), later: 0))], cancellationToken);
        }
    }
}
