using Federation.Registry.Evaluations;

namespace Federation.Registry.Readings;

/// <summary>One criterion of a centre in plain words.</summary>
public sealed record CriterionReading
{
    public required CriterionFinding Finding { get; init; }

    /// <summary>What is there, by which evidence, of when, and at which level; or that it is not known.</summary>
    public required BilingualText Says { get; init; }

    /// <summary>What the axis's next level asks for here; null where nothing of this criterion stands against it.</summary>
    public required BilingualText? Next { get; init; }

    internal IEnumerable<BilingualText> Sentences => Next is null ? [Says] : [Says, Next];

    /// <summary>Whether something counts of it, for a level or against one.</summary>
    internal static bool IsAnswered(CriterionFinding finding) => finding.Why.Kind is ReasonKind.Met or ReasonKind.Missed;

    /// <param name="gap">What keeps the criterion's axis from its next level; null where nothing does.</param>
    internal static CriterionReading Of(CriterionFinding finding, AxisGap? gap) => new()
    {
        Finding = finding,
        Says = Narrator.Say(words => words.Says(finding)),
        Next = gap is not null && StandsIn(gap, finding) ? Narrator.Say(words => words.Next(finding.Criterion, gap.Level)) : null,
    };

    private static bool StandsIn(AxisGap gap, CriterionFinding finding) => gap.Mandatory.Contains(finding) || (gap.OptionalNeeded > 0 && gap.Optional.Contains(finding));
}
