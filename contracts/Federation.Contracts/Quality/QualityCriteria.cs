namespace Federation.Contracts;

/// <summary>The table of docs/adr/0046: what is asked for, by level.</summary>
internal static class QualityCriteria
{
    public static IReadOnlyList<QualityCriterion> All { get; } =
    [
        Count("quality.records", measures => measures.Mapped, bronze: 1),
        Yes("quality.licence", measures => measures.LicenceTold, QualityLevel.Bronze),
        Share("quality.place", measures => measures.Placed, .80, .95, .99, .99),
        Most("quality.quarantine", measures => Part(measures.Read - measures.Mapped, measures.Read), .20, .10, .05, .02),
        Most("quality.duplicates", measures => Part(measures.SameId + measures.SamePlace, measures.Read), .05, .03, .02, .01),
        Yes("quality.stable-ids", measures => measures.StableIds ?? false, QualityLevel.Silver),
        Yes("quality.resumable", measures => measures.Resumable ?? false, QualityLevel.Silver),
        Share("quality.location", measures => measures.Located, null, .80, .95, .98),
        Share("quality.contact", measures => measures.Reachable, null, .50, .80, .90),
        Share("quality.services", measures => measures.FilledIn("services"), null, .50, .80, .90),
        Share("quality.hours", measures => measures.FilledIn("openingHours"), null, null, .50, .80),
        new()
        {
            Code = "quality.hours-understood",
            Needed = ByLevel(null, null, .80, .95),
            Measure = measures => measures.HoursUnderstood is { } understood ? Part(understood, measures.FilledIn("openingHours")) ?? 1 : null,
        },
        Share("quality.description", measures => measures.FilledIn("description"), null, null, null, .50),
        Share("quality.accessibility", measures => measures.FilledIn("accessibility"), null, null, null, .30),
        Share("quality.languages", measures => measures.FilledIn("languages"), null, null, null, .30),
    ];

    private static QualityCriterion Share(string code, Func<SourceMeasures, int> count, double? bronze, double? silver, double? gold, double? platinum) =>
        new() { Code = code, Needed = ByLevel(bronze, silver, gold, platinum), Measure = measures => Part(count(measures), measures.Mapped) };

    private static QualityCriterion Most(string code, Func<SourceMeasures, double?> share, double bronze, double silver, double gold, double platinum) =>
        new() { Code = code, AtMost = true, Needed = ByLevel(bronze, silver, gold, platinum), Measure = share };

    private static QualityCriterion Yes(string code, Func<SourceMeasures, bool> holds, QualityLevel from) =>
        new() { Code = code, Needed = new Dictionary<QualityLevel, double> { [from] = 1 }, Measure = measures => holds(measures) ? 1 : 0 };

    private static QualityCriterion Count(string code, Func<SourceMeasures, int> count, int bronze) =>
        new() { Code = code, IsCount = true, Needed = ByLevel(bronze, null, null, null), Measure = measures => count(measures) };

    /// <summary>Null of nothing: a source without records lacks records, and is not asked for more.</summary>
    private static double? Part(int count, int whole) => whole == 0 ? null : count / (double)whole;

    private static Dictionary<QualityLevel, double> ByLevel(double? bronze, double? silver, double? gold, double? platinum)
    {
        var levels = new Dictionary<QualityLevel, double>();
        if (bronze is { } first) levels[QualityLevel.Bronze] = first;
        if (silver is { } second) levels[QualityLevel.Silver] = second;
        if (gold is { } third) levels[QualityLevel.Gold] = third;
        if (platinum is { } fourth) levels[QualityLevel.Platinum] = fourth;
        return levels;
    }
}
