using Federation.Cluster.Centres;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Feed;

/// <summary>
/// What other directories read of this one: its listings, not its centres, for merging is each directory's own. First a sweep of all of them, then what changed. Reads the store alone and wakes no centre.
/// Thread safe.
/// </summary>
/// <remarks>
/// <code>
/// no cursor   1 the feed's head is remembered, and every centre read in order of its id
///             2 the last page of that sweep ends with a cursor at that head: what changed meanwhile comes again, and nothing is missed
/// a cursor    3 commits after it, each centre that they touched as it is now: what changed ten times comes once
/// </code>
/// Cursors are taken for <see cref="CursorTime"/>: whoever stays away for longer sweeps again. What is no more is told for <see cref="DeletionTime"/>, in sweeps too, so that it is gone at once; whoever stays
/// away for longer still finds out by what is not there.
/// </remarks>
public sealed class ListingsFeed(IDirectoryStore store, DirectoryIdentity identity, ListingsTeller teller, TimeProvider clock)
{
    /// <summary>The most items of a page.</summary>
    public const int MostItems = 500;

    /// <summary>For so long a cursor is taken.</summary>
    public static readonly TimeSpan CursorTime = TimeSpan.FromDays(7);

    /// <summary>For so long it is told of a listing that it is no more.</summary>
    public static readonly TimeSpan DeletionTime = TimeSpan.FromDays(30);

    private const int CentresAtOnce = 100;

    /// <summary>After so many a page of a sweep ends, however little there was to hand on: thousands may be closed.</summary>
    private const int MostCentres = 2_000;

    /// <summary>Where a reader stands: at the beginning of a sweep for null.</summary>
    /// <returns>Null where the cursor is older than <see cref="CursorTime"/>, or of another past than this store's: only a sweep helps.</returns>
    public async Task<ListingsPlace?> PlaceAsync(ListingsCursor? cursor, CancellationToken cancellationToken)
    {
        var directory = await identity.GetAsync(cancellationToken);
        var head = await store.HeadAsync(cancellationToken);
        var now = Now();
        if (cursor is null) return new ListingsPlace(ListingsCursor.Sweep(directory, now, head), head);
        // An older copy of the data folder has another future than the one that gave the cursor.
        bool isTaken = cursor.Directory == directory && now - cursor.GivenAt <= CursorTime && head.HasReached(cursor.Position);
        return isTaken ? new ListingsPlace(cursor, head) : null;
    }

    /// <param name="most">Items on the page; 1 to <see cref="MostItems"/>. It is shorter where listings are long.</param>
    public Task<ListingsPage> ReadAsync(ListingsPlace place, int most, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, MostItems);
        return place.Cursor.IsSweep ? SweepAsync(place.Cursor, most, cancellationToken) : ChangesAsync(place.Cursor, most, cancellationToken);
    }

    private async Task<ListingsPage> SweepAsync(ListingsCursor cursor, int most, CancellationToken cancellationToken)
    {
        var page = new ListingsPageBuilder(most);
        int atOnce = Math.Min(CentresAtOnce, most);
        for (int read = 0; read < MostCentres; read += atOnce)
        {
            var rows = await store.ScanAfterAsync(RowKinds.Centre, cursor.Passed?.Value ?? "", cancellationToken).Take(atOnce).ToListAsync(cancellationToken);
            foreach (var told in await teller.TellAsync([.. rows.Select(CentreArchive.Read)], elsewhere: false, cancellationToken))
            {
                int added = told.Items.Skip(cursor.Skip).TakeWhile(page.TryAdd).Count();
                if (cursor.Skip + added < told.Items.Count) return new ListingsPage(cursor.Directory, page.Items, page.Licences, cursor with { Skip = cursor.Skip + added }, More: true);
                cursor = cursor with { Passed = told.Centre, Skip = 0 };
            }

            if (rows.Count < atOnce) return new ListingsPage(cursor.Directory, page.Items, page.Licences, ListingsCursor.Changes(cursor.Directory, cursor.GivenAt, cursor.Position), More: false);
        }

        return new ListingsPage(cursor.Directory, page.Items, page.Licences, cursor, More: true);
    }

    private async Task<ListingsPage> ChangesAsync(ListingsCursor cursor, int most, CancellationToken cancellationToken)
    {
        var slice = await store.ReadFeedAsync(cursor.Position, most, cancellationToken);
        var touched = slice.Batches.Select(batch => (batch.Position, Centres: batch.Events.Select(Touched).OfType<CentreId>().Distinct().ToList())).ToList();
        var rows = await store.ReadManyAsync(RowKinds.Centre, [.. touched.SelectMany(batch => batch.Centres).Distinct().Select(id => id.Value)], cancellationToken);
        var told = (await teller.TellAsync([.. rows.OfType<StateRow>().Select(CentreArchive.Read)], elsewhere: true, cancellationToken)).ToDictionary(centre => centre.Centre);
        var page = new ListingsPageBuilder(most);
        var (position, skip) = (cursor.Position, cursor.Skip);
        foreach (var (after, centres) in touched)
        {
            // As they are now: a later commit of the page has nothing to add.
            var items = centres.SelectMany(id => told.Remove(id, out var centre) ? centre.Items : []).ToList();
            int added = items.Skip(skip).TakeWhile(page.TryAdd).Count();
            if (skip + added < items.Count) return new ListingsPage(cursor.Directory, page.Items, page.Licences, ListingsCursor.Changes(cursor.Directory, Now(), position, skip + added), More: true);
            (position, skip) = (after, 0);
        }

        return new ListingsPage(cursor.Directory, page.Items, page.Licences, ListingsCursor.Changes(cursor.Directory, Now(), slice.Next), More: slice.Batches.Count == most);
    }

    /// <summary>The centre whose listings, or whose label, an event changed; null for events of something else.</summary>
    private static CentreId? Touched(FeedEvent stored) =>
        stored.Subject.Kind is RowKinds.Centre or RowKinds.Label && CentreId.TryParse(stored.Subject.Id, out var id) ? id : null;

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
}

/// <summary>Where a reader stands, and how far the feed had come when that was looked at.</summary>
public sealed record ListingsPlace(ListingsCursor Cursor, FeedCursor Head);
