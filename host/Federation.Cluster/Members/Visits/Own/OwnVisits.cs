using System.Text;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Members.Visits.Own;

/// <summary>
/// The visits of one person, for that person: nobody else can put the pseudonyms of different centres together. No index leads from a person to visits, and none is wanted, so this walks over all of them:
/// about a second for a million. Thread safe.
/// </summary>
public sealed class OwnVisits(IDirectoryStore store, TimeProvider clock)
{
    private const int AtOnce = 500;

    /// <summary>Every visit that is kept, in order of centre and month. A row that cannot be read is passed over; "store check" names it.</summary>
    /// <param name="at">What the person is called at a centre.</param>
    public async IAsyncEnumerable<Visit> ReadAsync(Func<CentreId, Pseudonym> at, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (centre, row) in NamingAsync(RowKinds.Visit, at, cancellationToken))
        {
            if (Read(row, VisitArchive.Read) is { } found && found.Visitor == at(centre)) yield return found;
        }
    }

    /// <summary>The centres that admit the person no more, in order.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public async Task<IReadOnlyList<(CentreId Centre, DateTimeOffset Since)>> BlockedAsync(Func<CentreId, Pseudonym> at, CancellationToken cancellationToken)
    {
        var blocked = new List<(CentreId, DateTimeOffset)>();
        await foreach (var (centre, row) in NamingAsync(RowKinds.BlockedVisitor, at, cancellationToken))
        {
            if (Read(row, BlockedVisitor.Read) is { } found && found.Visitor == at(centre)) blocked.Add((centre, found.Since));
        }

        return blocked;
    }

    /// <summary>Writes down that visits are to be forgotten, each month as soon as it is closed; <see cref="VisitForgetting"/> does so. What comes after is not meant.</summary>
    /// <returns>How many visits are meant.</returns>
    /// <inheritdoc cref="ReadAsync"/>
    public async Task<int> ForgetAsync(Func<CentreId, Pseudonym> at, CancellationToken cancellationToken)
    {
        int meant = 0;
        var wishes = new Dictionary<StateKey, ForgettingWish>();
        await foreach (var visit in ReadAsync(at, cancellationToken))
        {
            var wish = new ForgettingWish { Month = VisitMonth.Of(visit.Day), Centre = visit.Centre, Visitor = visit.Visitor, Since = clock.GetUtcNow() };
            wishes[wish.Key] = wish;
            meant++;
        }

        foreach (var some in wishes.Values.Chunk(AtOnce))
        {
            var known = await store.ReadManyAsync(RowKinds.VisitForgetting, [.. some.Select(wish => wish.Key.Id)], cancellationToken);
            StateWrite[] writes = [.. some.Zip(known).Where(pair => pair.Second is null).Select(pair => pair.First.Write())];
            await WishAsync(writes, cancellationToken);
        }

        return meant;
    }

    /// <summary>One by one where somebody wished some of it at this moment.</summary>
    private async Task WishAsync(StateWrite[] writes, CancellationToken cancellationToken)
    {
        if (writes.Length == 0) return;
        try
        {
            await store.CommitAsync(new StoreBatch { PartitionKey = RowKinds.VisitForgetting, Writes = writes }, cancellationToken);
        }
        catch (VersionConflictException)
        {
            if (writes.Length > 1) foreach (var write in writes) await WishAsync([write], cancellationToken);
        }
    }

    /// <summary>The rows whose bytes have the person's pseudonym at the centre that their ids begin with: few need to be read.</summary>
    private async IAsyncEnumerable<(CentreId Centre, StateRow Row)> NamingAsync(string kind, Func<CentreId, Pseudonym> at, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CentreId? known = null;
        byte[] name = [];
        await foreach (var row in store.ScanAsync(kind, cancellationToken: cancellationToken))
        {
            int end = row.Key.Id.IndexOf('/', StringComparison.Ordinal);
            if (end < 0 || !CentreId.TryParse(row.Key.Id[..end], out var centre)) continue;
            if (centre != known) (known, name) = (centre, Encoding.ASCII.GetBytes(at(centre).Value));
            if (row.Body.Span.IndexOf(name) >= 0) yield return (centre, row);
        }
    }

    private static T? Read<T>(StateRow row, Func<StateRow, T> read)
        where T : class
    {
        try
        {
            return read(row);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
