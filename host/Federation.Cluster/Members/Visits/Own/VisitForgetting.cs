using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Visits.Statements;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Members.Visits.Own;

/// <summary>
/// Cuts visits off from whose they were, where somebody wanted it and their month is closed: each day at a centre gets a pseudonym of chance, which nobody has. What statements count stays as it was, for they count the days of
/// visitors one by one (<see cref="VisitCount"/>): so forgetting changes no bill, and nobody learns by a bill that somebody wanted to be forgotten. Thread safe.
/// </summary>
public sealed class VisitForgetting(IDirectoryStore store)
{
    /// <summary>A visit as it was stored has the first version, and one that was forgotten the second: a pseudonym of chance is nobody's to forget.</summary>
    internal const long Forgotten = 2;

    /// <returns>How many visits are nobody's by this. Where somebody else writes at the same moment, that is left to them.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (await new StatementArchive(store).NextAsync(cancellationToken) is not { } next) return 0;
        int done = 0;
        var due = store.ScanAsync(RowKinds.VisitForgetting, cancellationToken: cancellationToken).TakeWhile(row => string.CompareOrdinal(row.Key.Id, next.ToString()) < 0);
        await foreach (var row in due)
        {
            if (Read(row) is not { } wish) continue;
            try
            {
                done += await ForgetAsync(wish, row.Version, cancellationToken);
            }
            catch (VersionConflictException)
            {
                // Another run does the same at this moment; what it does not, the next one does.
            }
        }

        return done;
    }

    private async Task<int> ForgetAsync(ForgettingWish wish, long version, CancellationToken cancellationToken)
    {
        var strangers = new Dictionary<DateOnly, Pseudonym>();
        var writes = new List<StateWrite>();
        await foreach (var row in store.ScanAsync(RowKinds.Visit, Visit.PrefixOf(wish.Centre, wish.Month), cancellationToken))
        {
            if (row.Version >= Forgotten || ReadVisit(row) is not { } visit || visit.Visitor != wish.Visitor) continue;
            if (!strangers.TryGetValue(visit.Day, out var stranger)) strangers.Add(visit.Day, stranger = Pseudonym.OfNobody());
            writes.Add(new StateWrite(row.Key, row.Version, JsonSerializer.SerializeToUtf8Bytes(visit with { Visitor = stranger }, ClusterJson.Default.Visit)));
        }

        // One commit: a crash leaves the wish, or nothing of it.
        await store.CommitAsync(new StoreBatch { PartitionKey = wish.Centre.Value, Writes = [.. writes, new StateWrite(wish.Key, version, null)] }, cancellationToken);
        return writes.Count;
    }

    private static ForgettingWish? Read(StateRow row)
    {
        try
        {
            return ForgettingWish.Read(row) is var wish && wish.Key == row.Key ? wish : null;
        }
        catch (JsonException)
        {
            return null; // "store check" names the row
        }
    }

    private static Visit? ReadVisit(StateRow row)
    {
        try
        {
            return VisitArchive.Read(row);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
