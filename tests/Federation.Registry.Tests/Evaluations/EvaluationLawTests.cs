using CsCheck;
using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;

namespace Federation.Registry.Tests.Evaluations;

/// <summary>What holds for every set of criteria and observations.</summary>
public sealed class EvaluationLawTests
{
    private const int Trials = 1_000;

    private static readonly Gen<Criterion> Criteria =
        Gen.Select(Gen.Int[0, 4], Gen.Bool, Gen.Int[0, 4], Gen.Bool, Gen.Int[0, 10].Array[3]).Select((axis, mandatory, evidence, higher, thresholds) =>
            Sets.Criterion(
                "unnamed", (Axis)axis, mandatory, (EvidenceKind)evidence, higher ? Better.Higher : Better.Lower,
                [.. (higher ? thresholds.Order() : thresholds.OrderDescending()).Select(threshold => (decimal)threshold)]));

    private static readonly Gen<CriteriaSet> CriteriaSets =
        Gen.Select(Criteria.Array[1, 12], Gen.Int[0, 10].Array[3]).Select((criteria, shares) =>
            Sets.Of([.. criteria.Select((criterion, index) => criterion with { Id = Id(index) })]) with { OptionalShares = [.. shares.Order().Select(share => share / 10m)] });

    // Few values and times, so that ties are common; some years and some days are too many or too few.
    private static readonly Gen<Observation[]> Observations =
        Gen.Select(Gen.Int[0, 11], Gen.Int[-1, 11], Gen.Int[0, 4], Gen.Int[-1, 5], Gen.Int[28, 31]).Select((criterion, value, evidence, halfYears, days) =>
            Sets.Observed(Id(criterion), value, (EvidenceKind)evidence, halfYears * TimeSpan.FromDays(180), days)).Array[0, 40];

    [Fact]
    public void Of_TheSameTwice_IsTheSame() => Gen.Select(CriteriaSets, Observations).Sample((criteria, observations) =>
        Told(Evaluation.Of(criteria, observations, Sets.At)) == Told(Evaluation.Of(criteria, [.. observations], Sets.At)), iter: Trials);

    [Fact]
    public void Of_ObservationsInAnotherOrder_IsTheSame() => Gen.Select(CriteriaSets, Observations, Gen.Int.Array[40]).Sample((criteria, observations, keys) =>
    {
        Observation[] shuffled = [.. observations.Zip(keys).OrderBy(pair => pair.Second).Select(pair => pair.First)];

        return Told(Evaluation.Of(criteria, observations, Sets.At)) == Told(Evaluation.Of(criteria, shuffled, Sets.At));
    }, iter: Trials);

    [Fact]
    public void Of_ABetterValue_LowersNothing() => Gen.Select(CriteriaSets, Observations, Gen.Int[0, 39], Gen.Int[0, 12]).Sample((criteria, observations, place, gain) =>
    {
        if (observations.Length == 0) return true;
        Observation[] improved = [.. observations];
        var old = improved[place % improved.Length];
        bool higher = !criteria.TryFind(old.Criterion, out var criterion) || criterion.Better == Better.Higher;
        improved[place % improved.Length] = old with { Value = higher ? old.Value + gain : old.Value - gain };

        Evaluation before = Evaluation.Of(criteria, observations, Sets.At), after = Evaluation.Of(criteria, improved, Sets.At);

        return Findings(before).Zip(Findings(after)).All(pair =>
                (pair.First.Outcome == Outcome.NotMeasurable) == (pair.Second.Outcome == Outcome.NotMeasurable) && pair.First.Level <= pair.Second.Level)
            && before.Axes.Zip(after.Axes).All(pair => NotLower(pair.First.Level, pair.Second.Level))
            && NotLower(before.Level, after.Level);
    }, iter: Trials);

    [Fact]
    public void Level_AnyReached_ReachesEveryLowerOne() => Gen.Select(CriteriaSets, Observations).Sample((criteria, observations) =>
        Evaluation.Of(criteria, observations, Sets.At).Axes.All(axis => axis.Level is not { } level
            || Enumerable.Range(1, CriteriaSet.TopLevel).All(asked => Reaches(axis, asked, criteria) == (asked <= level))), iter: Trials);

    [Fact]
    public void Level_Overall_IsTheLowestOfTheAxesThatHaveOne() => Gen.Select(CriteriaSets, Observations).Sample((criteria, observations) =>
    {
        var evaluation = Evaluation.Of(criteria, observations, Sets.At);
        int[] levels = [.. evaluation.Axes.Select(axis => axis.Level).OfType<int>()];

        return levels.Length == 0 ? evaluation.Level is null : evaluation.Level == levels.Min();
    }, iter: Trials);

    [Fact]
    public void Level_WithoutWhatIsNotMeasurable_IsTheSame() => Gen.Select(CriteriaSets, Observations).Sample((criteria, observations) =>
    {
        var evaluation = Evaluation.Of(criteria, observations, Sets.At);
        var measurable = criteria with { Criteria = [.. Findings(evaluation).Where(finding => finding.Outcome != Outcome.NotMeasurable).Select(finding => finding.Criterion)] };
        var without = Evaluation.Of(measurable, observations, Sets.At);

        return evaluation.Level == without.Level && evaluation.Axes.Select(axis => axis.Level).SequenceEqual(without.Axes.Select(axis => axis.Level));
    }, iter: Trials);

    [Fact]
    public void Gap_WhereThereIsOne_IsOfTheNextLevelAndNotEmpty() => Gen.Select(CriteriaSets, Observations).Sample((criteria, observations) =>
        Evaluation.Of(criteria, observations, Sets.At).Axes.All(axis => axis.Gap is { } gap
            ? gap.Level == axis.Level + 1 && gap.Mandatory.Count + gap.OptionalNeeded > 0 && gap.Optional.Count >= gap.OptionalNeeded
            : axis.Level is null or CriteriaSet.TopLevel), iter: Trials);

    private static string Id(int index) => $"c.{index}";

    private static bool NotLower(int? before, int? after) => (before is null) == (after is null) && (before ?? 0) <= (after ?? 0);

    private static IEnumerable<CriterionFinding> Findings(Evaluation evaluation) => evaluation.Axes.SelectMany(axis => axis.Criteria);

    // The rule in its own words, counted another way than by the code.
    private static bool Reaches(AxisFinding axis, int level, CriteriaSet criteria)
    {
        CriterionFinding[] measurable = [.. axis.Criteria.Where(finding => finding.Outcome != Outcome.NotMeasurable)];
        CriterionFinding[] optional = [.. measurable.Where(finding => !finding.Criterion.IsMandatory)];
        return measurable.Where(finding => finding.Criterion.IsMandatory).All(finding => finding.Holds(level))
            && optional.Count(finding => finding.Holds(level)) >= criteria.OptionalShares[level - 1] * optional.Length;
    }

    private static string Told(Evaluation evaluation)
    {
        string[] lines =
        [
            $"{evaluation.CriteriaVersion} {evaluation.At:O} {evaluation.Level}",
            .. evaluation.Axes.Select(axis => $"{axis.Axis} {axis.Level} {axis.Gap?.Level} {axis.Gap?.OptionalNeeded} {string.Join(',', axis.Gap?.Mandatory.Select(finding => finding.Criterion.Id) ?? [])}"),
            .. Findings(evaluation).Select(finding => $"{finding.Criterion.Id} {finding.Outcome} {finding.Level} {finding.Why.Text(Language.English)} {finding.Missing?.Text(Language.French)} {finding.Why.Observation}"),
        ];
        return string.Join('\n', lines);
    }
}
