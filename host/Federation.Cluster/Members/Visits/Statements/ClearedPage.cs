using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Members.Visits.Statements;

/// <summary>Closes a month for a page of doors: says what is to be written of each.</summary>
/// <remarks>A door of which something that is stored cannot be read is passed over, and its id logged: once it is mended its visits are counter-entries of the next month's statements.</remarks>
internal sealed partial class ClearedPage(IDirectoryStore store, VisitMonth month, ILogger log)
{
    /// <param name="rows">Of doors.</param>
    /// <param name="isOver">Whether the turn's time is over: asked after each door, so that one is done at least.</param>
    /// <returns>What is to be written, and of how many doors, from the first.</returns>
    public async Task<(IReadOnlyList<StateWrite> Writes, int Done)> CloseAsync(IReadOnlyList<StateRow> rows, Func<bool> isOver)
    {
        var writes = new List<StateWrite>();
        int done = 0;
        while (done < rows.Count && (done == 0 || !isOver()))
        {
            var row = rows[done++];
            try
            {
                writes.AddRange(await CloseAsync(row));
            }
            catch (Exception failure) when (failure is JsonException or ArgumentException)
            {
                LogDamaged(log, row.Key.Id, month.ToString());
            }
        }

        return (writes, done);
    }

    private async Task<IReadOnlyList<StateWrite>> CloseAsync(StateRow row)
    {
        if (!CentreId.TryParse(row.Key.Id, out var centre)) throw new JsonException($"Row {row.Key} is not a door.");
        var oldest = month.Add(-StatementTimes.MonthsBack);
        var visits = await store.ScanAfterAsync(RowKinds.Visit, Visit.PrefixOf(centre, oldest))
            .TakeWhile(visit => visit.Key.Id.StartsWith($"{centre}/", StringComparison.Ordinal) && string.CompareOrdinal(visit.Key.Id, Visit.PrefixOf(centre, month.Add(1))) < 0)
            .Select(VisitArchive.Read).ToListAsync();
        var stored = await store.ScanAsync(RowKinds.VisitTally, VisitTally.PrefixOf(centre)).Select(tally => (Tally: VisitTally.Read(tally), tally.Version)).ToListAsync();
        if (visits.Count == 0 && stored.Count == 0) return [];
        var disputes = await store.ScanAsync(RowKinds.VisitDispute, VisitTally.PrefixOf(centre)).Select(dispute => (Dispute: VisitDispute.Read(dispute), dispute.Version))
            .Where(dispute => dispute.Dispute is { State: DisputeState.Conceded, EnteredIn: null }).ToListAsync();
        var keeper = visits.Exists(visit => visit.Host is null) ? await KeeperAsync(centre, DoorRecord.Read(row)) : null;
        var closing = CentreClosing.Of(centre, month, visits, [.. stored.Select(tally => tally.Tally).Where(tally => tally.Month.CompareTo(oldest) >= 0)], keeper, [.. disputes.Select(dispute => dispute.Dispute)]);
        var versions = stored.ToDictionary(tally => tally.Tally.Month, tally => tally.Version);
        return
        [
            .. closing.IsEmpty ? (StateWrite[])[] : [new StoredClosing(centre, closing.Lines, closing.Corrections).Write(month)],
            .. closing.Tallies.Select(tally => tally.Write(versions.GetValueOrDefault(tally.Month))),
            .. stored.Where(tally => tally.Tally.Month.CompareTo(oldest) < 0).Select(tally => new StateWrite(tally.Tally.Key, tally.Version, null)),
            .. disputes.Where(dispute => closing.Entered.Contains(dispute.Dispute)).Select(dispute => (dispute.Dispute with { EnteredIn = month }).Write(dispute.Version)),
        ];
    }

    private async Task<NetworkId?> KeeperAsync(CentreId centre, DoorRecord door) => DoorKeeper.Of(door.Keeper, (await new CentreArchive(store).ReadAsync([centre], CancellationToken.None))[0]?.State.Networks ?? []);

    [LoggerMessage(LogLevel.Error, "What is stored of the door of centre {Centre} cannot be read: its visits are in no statement of {Month}. \"store check\" looks at the whole store.")]
    private static partial void LogDamaged(ILogger log, string centre, string month);
}
