using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Members.Visits.Statements;

/// <summary>
/// What a closing of a centre said whose row cannot be read any more. Its tallies were stored with it, and say what is stated with it; the statements of the months before say what was stated without it: the difference is what it said.
/// Only why an entry is there is taken from the numbers, so that one that was conceded is called late or erased. Thread safe.
/// </summary>
internal sealed class MendedClosing(IDirectoryStore store)
{
    /// <summary>Null where the row is not a centre's, or a row that the answer hangs on cannot be read either.</summary>
    public async Task<StoredClosing?> OfAsync(VisitMonth month, StateRow damaged, CancellationToken cancellationToken)
    {
        if (damaged.Key.Id.Split('/') is not [_, var id] || !CentreId.TryParse(id, out var centre)) return null;
        try
        {
            var tallies = await store.ScanAsync(RowKinds.VisitTally, VisitTally.PrefixOf(centre), cancellationToken).Select(VisitTally.Read).ToListAsync(cancellationToken);
            var stated = new Dictionary<(VisitMonth, LineKey), LineAmount>();
            for (var before = month.Add(-StatementTimes.MonthsBack); before.CompareTo(month) < 0; before = before.Add(1))
            {
                await foreach (var row in store.ScanAsync(RowKinds.VisitStatement, $"{before}/", cancellationToken)) Add(stated, VisitStatement.Read(row), centre);
            }

            return Difference(centre, month, tallies, stated);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Pure.</summary>
    /// <param name="tallies">As they are after the closing.</param>
    /// <param name="stated">What the statements of the <see cref="StatementTimes.MonthsBack"/> months before come to, by month and line.</param>
    public static StoredClosing Difference(CentreId centre, VisitMonth month, IEnumerable<VisitTally> tallies, IReadOnlyDictionary<(VisitMonth Month, LineKey Line), LineAmount> stated)
    {
        var missing =
            from tally in tallies.OrderBy(tally => tally.Month)
            where tally.Month.CompareTo(month) <= 0 && tally.Month.CompareTo(month.Add(-StatementTimes.MonthsBack)) >= 0
            from line in tally.Counted.Concat(tally.Conceded).Select(line => line.Key).Concat(stated.Keys.Where(key => key.Month == tally.Month).Select(key => key.Line)).Distinct().Order()
            let amount = tally.StandsAt(line) - stated.GetValueOrDefault((tally.Month, line))
            where amount != default
            select (tally.Month, Line: line, Amount: amount);
        var known = missing.ToList();
        return new StoredClosing(
            centre,
            [.. known.Where(one => one.Month == month).Select(one => one.Line.Line(one.Amount))],
            [.. known.Where(one => one.Month != month).Select(one => CentreClosing.Correction(one.Month, one.Line, one.Amount, reason: null))]);
    }

    private static void Add(Dictionary<(VisitMonth, LineKey), LineAmount> stated, VisitStatement statement, CentreId centre)
    {
        foreach (var line in statement.Lines.Where(line => line.Centre == centre)) Put(statement.Month, line.Key, line.Amount);
        foreach (var entry in statement.Corrections.Where(entry => entry.Centre == centre)) Put(entry.Month, new LineKey(centre, entry.Host, entry.Home, entry.Tier), new LineAmount(entry.VisitorDays, entry.Visits, entry.DoubtfulDays, entry.DoubtfulVisits));

        void Put(VisitMonth month, LineKey line, LineAmount amount) => stated[(month, line)] = stated.GetValueOrDefault((month, line)) + amount;
    }
}
