using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Members.Visits.Statements;

/// <summary>
/// A thin shell over <see cref="CentreClosing"/>, <see cref="VisitStatement.Compose"/> and <see cref="DisputeRules"/>:
/// <code>
///  1 doors, page by page       what closing comes to there, its tallies, and how far it has come: one commit
///  2 when the last is done     the month's statements with their events, and the next month: one commit. What 1 left and cannot be read is reckoned anew
///  3 before the next           what 1 left for 2 is cleared
/// </code>
/// Killed between any two of them it goes on at the next, and closes nothing twice. A turn whose time is over ends 1 where it is, after one door at least.
/// </summary>
internal sealed partial class ClearingGrain([PersistentState(RowKinds.VisitClearing, DirectoryGrainStorage.Name)] IPersistentState<ClearingRecord> record, IDirectoryStore store, TimeProvider clock, ILogger<ClearingGrain> log) : Grain, IClearingGrain
{
    /// <summary>Doors that are closed in one commit.</summary>
    internal int AtOnce { get; init; } = 50;

    /// <summary>After so long a turn begins no further commit: a call that waits is answered within thirty seconds.</summary>
    internal TimeSpan TurnTime { get; init; } = TimeSpan.FromSeconds(5);

    public async Task<bool> Close()
    {
        long begun = clock.GetTimestamp();
        var now = clock.GetUtcNow();
        var month = record.State.Next ?? await FirstAsync(now);
        while (StatementTimes.ClosesAt(month) <= now)
        {
            if (record.State is { After: null, IsCounted: false }) await ClearAsync(month);
            if (!record.State.IsCounted) await CountAsync(month, begun);
            else
            {
                await WriteAsync(month, now);
                month = month.Add(1);
            }

            if (clock.GetElapsedTime(begun) >= TurnTime) return false;
        }

        return true;
    }

    public async Task<string?> Dispute(DisputeOrder order)
    {
        if (await StatementAsync(order.Statement) is not { } statement) return VisitCodes.NoLine;
        var line = new LineKey(order.Centre, statement.Host, statement.Home, order.Tier);
        var (known, version) = await DisputeAsync(statement, line);
        var (after, code) = DisputeRules.Dispute(statement, known, order, await StandsAsync(statement.Month, line), clock.GetUtcNow());
        if (after is not null && after != known) await StoreAsync(after, version, new DisputeEvent(DisputeEventKind.Disputed, after.At, order.By));
        return code;
    }

    public async Task<string?> Answer(DisputeReply reply)
    {
        if (await StatementAsync(reply.Statement) is not { } statement) return VisitCodes.NoLine;
        var line = new LineKey(reply.Centre, statement.Host, statement.Home, reply.Tier);
        var (known, version) = await DisputeAsync(statement, line);
        var now = clock.GetUtcNow();
        var (after, code) = DisputeRules.Answer(statement, known, reply, await StandsAsync(statement.Month, line), now);
        if (after is not null && after != known) await StoreAsync(after, version, new DisputeEvent(after.State == DisputeState.Conceded ? DisputeEventKind.Conceded : DisputeEventKind.Declined, now, reply.By));
        return code;
    }

    /// <summary>The month of the oldest visit that there is; where there is none, the one that was closed last if there had been any. One walk over ids in a directory's life.</summary>
    private async Task<VisitMonth> FirstAsync(DateTimeOffset now)
    {
        var last = VisitMonth.Of(DateOnly.FromDateTime(now.UtcDateTime));
        while (StatementTimes.ClosesAt(last) > now) last = last.Add(-1);
        var months = store.ScanIdsAsync(RowKinds.Visit).Select(id => id.Split('/') is [_, var text, _] && VisitMonth.TryParse(text, out var month) ? month : last);
        return await months.AggregateAsync(last, (first, month) => month.CompareTo(first) < 0 ? month : first);
    }

    private async Task CountAsync(VisitMonth month, long begun)
    {
        var rows = await store.ScanAfterAsync(RowKinds.Door, record.State.After ?? "").Take(AtOnce).ToListAsync();
        var (writes, done) = await new ClearedPage(store, month, log).CloseAsync(rows, () => clock.GetElapsedTime(begun) >= TurnTime);
        (record.State.Next, record.State.After, record.State.IsCounted) = (month, done == 0 ? record.State.After : rows[done - 1].Key.Id, done == rows.Count && rows.Count < AtOnce);
        await StoreAsync(writes, []);
    }

    private async Task WriteAsync(VisitMonth month, DateTimeOffset now)
    {
        var rows = await store.ScanAsync(RowKinds.VisitClosing, StoredClosing.PrefixOf(month)).ToListAsync();
        var (closings, damaged) = await DamagedRows.PassAsync(rows, some => Task.FromResult<IReadOnlyList<StoredClosing>>([.. some.Select(StoredClosing.Read)]));
        var mended = new List<StoredClosing>();
        foreach (var row in damaged)
        {
            var closing = await new MendedClosing(store).OfAsync(month, row, CancellationToken.None);
            if (closing is null) LogLost(log, $"{row.Key}", $"{month}");
            else LogMended(log, $"{row.Key}", $"{month}");
            if (closing is not null) mended.Add(closing);
        }

        var statements = VisitStatement.Compose(month, [.. closings, .. mended], now);
        (record.State.Next, record.State.After, record.State.IsCounted) = (month.Add(1), null, false);
        await StoreAsync(
            [.. statements.Select(statement => new StateWrite(statement.Key, 0, statement.Body()))],
            [.. statements.Select(statement => new EventWrite(statement.Key, JsonSerializer.SerializeToUtf8Bytes(new StatementClosed(statement.ClosedAt, statement.Sha256), ClusterJson.Default.StatementClosed)))]);
    }

    /// <summary>What is left of months that were written. Nobody else writes such rows.</summary>
    private async Task ClearAsync(VisitMonth month)
    {
        var left = await store.ScanAsync(RowKinds.VisitClosing).Where(row => string.CompareOrdinal(row.Key.Id, StoredClosing.PrefixOf(month)) < 0).Select(row => new StateWrite(row.Key, row.Version, null)).ToListAsync();
        foreach (var some in left.Chunk(500)) await StoreAsync(some, []);
    }

    private async Task<VisitStatement?> StatementAsync(string id) => await new StatementArchive(store).ReadAsync(id, CancellationToken.None);

    private async Task<(VisitDispute? Known, long Version)> DisputeAsync(VisitStatement statement, LineKey line) =>
        await store.ReadAsync(VisitDispute.KeyOf(statement.Month, line)) is { } row ? (VisitDispute.Read(row), row.Version) : (null, 0);

    /// <summary>A line as it stands; null where no closing to come counts its month.</summary>
    private async Task<LineAmount?> StandsAsync(VisitMonth month, LineKey line)
    {
        if (record.State.Next is not { } next) return null;
        bool isCounted = record.State.IsCounted || string.CompareOrdinal(line.Centre.Value, record.State.After) <= 0;
        if (month.CompareTo(next.Add((isCounted ? 1 : 0) - StatementTimes.MonthsBack)) < 0) return null;
        return await store.ReadAsync(VisitTally.KeyOf(line.Centre, month)) is { } row ? VisitTally.Read(row).StandsAt(line) : null;
    }

    private Task StoreAsync(VisitDispute dispute, long version, DisputeEvent happened) =>
        StoreAsync([dispute.Write(version)], [new EventWrite(dispute.RowKey, JsonSerializer.SerializeToUtf8Bytes(happened, ClusterJson.Default.DisputeEvent))]);

    private async Task StoreAsync(IReadOnlyList<StateWrite> writes, IReadOnlyList<EventWrite> events)
    {
        record.State.Take(writes, events);
        try
        {
            await record.WriteStateAsync();
        }
        catch
        {
            // What is in memory is not what is stored: the next activation reads again.
            DeactivateOnIdle();
            throw;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Row {Row} cannot be read: what it said in the statements of {Month} was reckoned anew from what is stated of the centre.")]
    private static partial void LogMended(ILogger log, string row, string month);

    [LoggerMessage(LogLevel.Error, "Row {Row} cannot be read, nor what it could be reckoned from: what it said is in no statement of {Month}, nor in any later one. The networks settle it by a dispute (docs/visits.md).")]
    private static partial void LogLost(ILogger log, string row, string month);
}
