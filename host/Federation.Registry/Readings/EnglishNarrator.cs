using System.Globalization;
using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;

namespace Federation.Registry.Readings;

/// <summary>The sentences in British English.</summary>
internal sealed class EnglishNarrator : Narrator
{
    private static readonly string[] Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public override string NeverAwarded() => "This centre was never awarded the label.";

    public override string Holds(int level) => $"This centre holds the label at level {level} of {CriteriaSet.TopLevel}.";

    public override string Term(DateTimeOffset from, DateTimeOffset until) => $"It was awarded on {Day(from)} and runs out on {Day(until)}.";

    public override string Suspended(DateTimeOffset since) => $"The label of this centre has been suspended since {Day(since)}: for now the centre does not hold it.";

    public override string Expired(DateTimeOffset at) => $"The label of this centre ran out on {Day(at)}: the centre does not hold it any more.";

    public override string Revoked(DateTimeOffset at) => $"The label of this centre was taken away for good on {Day(at)}: the centre does not hold it any more.";

    public override string Replaced(DateTimeOffset at) => $"Another label took the place of this one on {Day(at)}: the centre does not hold this one any more.";

    public override string AwardedOnApplication() => "It was awarded on an application, by assessors of none of the networks that list the centre.";

    public override string Counted(int counted, int all) => $"Of the {Count(all, "question")} that the label asks, {counted} {(counted == 1 ? "was" : "were")} answered by evidence that counted.";

    public override string AwardedByHand() => "It was awarded by hand: what it stands on is not kept here.";

    public override string AwardedElsewhere() => "It was awarded elsewhere and taken over: what it stands on is not kept here.";

    public override string Known(int? level, DateTimeOffset at) => $"Apart from the label, by what the directory itself knew on {Day(at)}, {Reached(level)}.";

    public override string Answered(int answered, int all) => $"Of the {Count(all, "question")} that the label asks, it can answer {answered}.";

    public override string NoAward() => "This alone awards nothing.";

    public override string HeldOnAxis(int? level) => level is null ? "The label holds no level here, since nothing could be measured when it was awarded." : $"The label holds level {level} here.";

    public override string KnownOnAxis(int? level) => $"By what the directory itself knows, {Reached(level)}.";

    public override string Lacking(AxisGap gap)
    {
        string optional = gap.Optional.Count == 1 ? "1 optional one" : $"{gap.OptionalNeeded} of {gap.Optional.Count} optional ones";
        string lacking = (gap.Mandatory.Count, gap.OptionalNeeded) switch
        {
            (var mandatory, 0) => Count(mandatory, "mandatory criterion", "mandatory criteria"),
            (0, _) => gap.Optional.Count == 1 ? "1 optional criterion" : $"{gap.OptionalNeeded} of {gap.Optional.Count} optional criteria",
            var (mandatory, _) => $"{Count(mandatory, "mandatory criterion", "mandatory criteria")} and {optional}",
        };
        return $"Level {gap.Level} still lacks {lacking}.";
    }

    public override string Next(Criterion criterion, int level)
    {
        string proof = criterion.Evidence.Name().English;
        if (criterion.IsYesOrNo) return $"Level {level} asks for {(criterion.Threshold(level) >= 1 ? "a yes" : "a no")}, shown by {proof}.";
        string bound = criterion.Better == Better.Higher ? "at least" : "at most";
        return $"Level {level} asks for {bound} {Quantity.InSentence(criterion.Threshold(level), criterion, Language.English)}, shown by {proof}.";
    }

    protected override string Unknown(Criterion criterion) => $"It is not known {criterion.Unknown.English}.";

    protected override string TooEarly(Criterion criterion, int days, int needed) => $"It is too early to say {criterion.Unknown.English}: the directory has looked for {Count(days, "day")} and needs {needed}.";

    protected override string Found(CriterionFinding finding, string worth)
    {
        var observation = Observed(finding);
        string over = observation.Evidence == EvidenceKind.Computed ? $" over {Count(observation.Days, "day")}" : "";
        return $"{Statement(finding.Criterion, observation, Language.English)}, according to {observation.Evidence.Name().English} of {Day(observation.ObservedAt)}{over}: {worth}.";
    }

    protected override string AtLevel(int level) => $"level {level}";

    protected override string ShortOf(int level) => $"not enough for level {level}";

    protected override string TooWeak(EvidenceKind asked) => $"that does not count, since {asked.Name().English} is asked for";

    protected override string TooOld(int years) => $"that is too old to count, since evidence is good for {Count(years, "year")}";

    private static string Reached(int? level) => level switch
    {
        null => "no level can be told yet",
        0 => "no level is reached",
        _ => $"level {level} is reached",
    };

    private static string Day(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime.Day} {Months[at.UtcDateTime.Month - 1]} {at.UtcDateTime.Year}");

    private static string Count(int number, string one) => Count(number, one, $"{one}s");

    private static string Count(int number, string one, string many) => number == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{number} {many}");
}
