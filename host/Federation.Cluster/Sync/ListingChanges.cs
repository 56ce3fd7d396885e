using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Sync;

/// <summary>
/// Does one thing to many listings of a network, in commits that a crash may fall between: bindings are marked pending, centres told, bindings written as they
/// shall be. What a crash leaves pending the next run takes up.
/// </summary>
internal sealed class ListingChanges(IDirectoryStore store, IGrainFactory grains, RunJournal journal)
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
        foreach (var read in listings.Chunk(AtOnce))
        {
            var chunk = read;
            await Rebinding.CommitAsync(
                () => journal.CommitAsync(journal.Record, [.. chunk.Select(listing => listing.Write(begin(listing.Binding) with { Pending = true }, later: 0))], cancellationToken),
                async () => await FollowAsync(chunk, cancellationToken) is { } now && (chunk = now) is not null);
            var changes = await Task.WhenAll(chunk.Select(listing => grains.GetGrain<ICentreGrain>(listing.Binding.Centre.Value).Apply(command(listing))));
            var counts = count(journal.Record.Counts, changes.Count(change => change is not null));
            StateWrite[] writes = [.. chunk.Select(listing => listing.Write(after(listing) with { Pending = false }, later: 1))];
            await journal.CommitAsync(journal.Record with { Counts = counts }, writes, CancellationToken.None);
        }
    }

    /// <summary>Writes bindings alone, where no centre has to be told.</summary>
    public async Task WriteAsync(IReadOnlyList<BoundListing> listings, Func<BoundListing, Binding> after, CancellationToken cancellationToken)
    {
        foreach (var read in listings.Chunk(AtOnce))
        {
            var chunk = read;
            await Rebinding.CommitAsync(
                () => journal.CommitAsync(journal.Record, [.. chunk.Select(listing => listing.Write(after(listing), later: 0))], cancellationToken),
                async () => await FollowAsync(chunk, cancellationToken) is { } now && (chunk = now) is not null);
        }
    }

    /// <summary>The same listings as they are bound now; null where more than a centre is another.</summary>
    private async Task<BoundListing[]?> FollowAsync(BoundListing[] listings, CancellationToken cancellationToken)
    {
        var rows = await store.ReadManyAsync(RowKinds.Binding, [.. listings.Select(listing => listing.Key.Value)], cancellationToken);
        var now = new BoundListing[listings.Length];
        foreach (var (at, (listing, row)) in listings.Zip(rows).Index())
        {
            if (row is null || JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.Binding) is not { } binding || listing.Binding != binding with { Centre = listing.Binding.Centre }) return null;
            now[at] = new BoundListing(row, listing.Key, binding);
        }

        return now;
    }
}
