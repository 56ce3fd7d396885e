using Federation.Cluster.Centres;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Visits.Statements;

/// <summary>What closing a month comes to for one centre: its lines, what of earlier months is corrected with it, and what is stated from then on. Immutable.</summary>
/// <remarks>
/// The one law of it: for every line, what was stated before and the lines and counter-entries of this closing are together what the visits and the concessions come to now. So what stands in statements is the sum of the visits, however often
/// visits come late or are erased, and closing again adds nothing. What is conceded is reckoned from the line as it stands, and is used up as the count itself goes the same way.
/// </remarks>
internal sealed record CentreClosing
{
    public required CentreId Centre { get; init; }

    /// <summary>Of the month that is closed, in the order of their keys.</summary>
    public required IReadOnlyList<VisitLine> Lines { get; init; }

    /// <summary>Of earlier months, in order of month and key.</summary>
    public required IReadOnlyList<VisitCorrection> Corrections { get; init; }

    /// <summary>In place of those before; only of months of which something changed.</summary>
    public required IReadOnlyList<VisitTally> Tallies { get; init; }

    /// <summary>Those of the concessions that were reckoned with; the others are of months that are counted no more.</summary>
    public required IReadOnlyList<VisitDispute> Entered { get; init; }

    public bool IsEmpty => Lines.Count == 0 && Corrections.Count == 0;

    /// <param name="month">The month that is closed.</param>
    /// <param name="visits">Of this month and the <see cref="StatementTimes.MonthsBack"/> before, in any order.</param>
    /// <param name="tallies">Of the same months, as they were stored.</param>
    /// <param name="keeper">Who keeps the door now; null for nobody.</param>
    /// <param name="conceded">What hosts conceded since the last closing.</param>
    public static CentreClosing Of(CentreId centre, VisitMonth month, IEnumerable<Visit> visits, IReadOnlyCollection<VisitTally> tallies, NetworkId? keeper, IReadOnlyCollection<VisitDispute> conceded)
    {
        var byMonth = visits.ToLookup(visit => VisitMonth.Of(visit.Day));
        var lines = new List<VisitLine>();
        var corrections = new List<VisitCorrection>();
        var after = new List<VisitTally>();
        var entered = new List<VisitDispute>();
        foreach (var one in byMonth.Select(group => group.Key).Concat(tallies.Select(tally => tally.Month)).Append(month).Distinct().Where(one => one.CompareTo(month) <= 0).Order())
        {
            var before = tallies.FirstOrDefault(tally => tally.Month == one) ?? new VisitTally { Centre = centre, Month = one, Counted = [] };
            var host = before.Keeper ?? keeper;
            var counted = VisitCount.Of(centre, byMonth[one], host);
            var (countedBefore, concededBefore) = (Amounts(before.Counted), Amounts(before.Conceded));
            var concededNow = new Dictionary<LineKey, LineAmount>(concededBefore);
            foreach (var dispute in conceded.Where(dispute => dispute.Month == one))
            {
                concededNow[dispute.Key] = ((before.StandsAt(dispute.Key) + dispute.Delta).Possible - countedBefore.GetValueOrDefault(dispute.Key)).Billed;
                entered.Add(dispute);
            }

            var concededAfter = new Dictionary<LineKey, LineAmount>();
            foreach (var key in counted.Keys.Concat(countedBefore.Keys).Concat(concededNow.Keys).Distinct().Order())
            {
                var moved = counted.GetValueOrDefault(key) - countedBefore.GetValueOrDefault(key);
                concededAfter[key] = concededNow.GetValueOrDefault(key).After(moved);
                var stated = before.StandsAt(key);
                var recounted = (counted.GetValueOrDefault(key) + concededBefore.GetValueOrDefault(key).After(moved)).Possible;
                var settled = (counted.GetValueOrDefault(key) + concededAfter[key]).Possible;
                if (one == month && recounted != stated) lines.Add(key.Line(recounted - stated));
                if (one != month && recounted != stated) corrections.Add(Correction(one, key, recounted - stated, null));
                if (settled != recounted) corrections.Add(Correction(one, key, settled - recounted, CorrectionReason.Disputed));
            }

            var tally = new VisitTally { Centre = centre, Month = one, Keeper = byMonth[one].Any(visit => visit.Host is null) ? host : before.Keeper, Counted = Sorted(counted), Conceded = Sorted(concededAfter) };
            if (tally.Keeper != before.Keeper || !tally.Counted.SequenceEqual(before.Counted) || !tally.Conceded.SequenceEqual(before.Conceded)) after.Add(tally);
        }

        return new CentreClosing { Centre = centre, Lines = lines, Corrections = corrections, Tallies = after, Entered = entered };
    }

    /// <param name="reason">Null for what the numbers themselves say.</param>
    internal static VisitCorrection Correction(VisitMonth month, LineKey key, LineAmount amount, CorrectionReason? reason) => new()
    {
        Month = month, Centre = key.Centre, Host = key.Host, Home = key.Home, Tier = key.Tier, VisitorDays = amount.VisitorDays, Visits = amount.Visits, DoubtfulDays = amount.DoubtfulDays, DoubtfulVisits = amount.DoubtfulVisits,
        Reason = reason ?? amount switch
        {
            { VisitorDays: >= 0, Visits: >= 0, DoubtfulDays: >= 0, DoubtfulVisits: >= 0 } => CorrectionReason.Late,
            { VisitorDays: <= 0, Visits: <= 0, DoubtfulDays: <= 0, DoubtfulVisits: <= 0 } => CorrectionReason.Erased,
            _ => CorrectionReason.Recounted,
        },
    };

    private static Dictionary<LineKey, LineAmount> Amounts(IEnumerable<VisitLine> lines) => lines.ToDictionary(line => line.Key, line => line.Amount);

    private static IReadOnlyList<VisitLine> Sorted(IReadOnlyDictionary<LineKey, LineAmount> amounts) => [.. amounts.Where(amount => amount.Value != default).OrderBy(amount => amount.Key).Select(amount => amount.Key.Line(amount.Value))];
}
