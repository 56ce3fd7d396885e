using Federation.Registry.Evaluations;
using Federation.Registry.Labels;

namespace Federation.Registry.Readings;

/// <summary>In plain words, on what a label stands that is held: how it was awarded, and what counted then, by which evidence and of when. Immutable and thread safe.</summary>
public sealed record LabelBasis
{
    /// <summary>How it was awarded: one or two sentences.</summary>
    public required IReadOnlyList<BilingualText> Origin { get; init; }

    /// <summary>What counted, in the criteria's order; empty where that was not kept: an award by hand or from elsewhere brings a level alone.</summary>
    public required IReadOnlyList<CriterionReading> Criteria { get; init; }

    /// <summary>Null where the label is not held at that moment: what once counted says nothing then.</summary>
    /// <param name="awarded">The event by which the label was awarded.</param>
    /// <param name="assessed">What counted at the assessment, under the criteria of the award; null where that is not known here.</param>
    public static LabelBasis? Of(CentreLabel label, LabelEvent awarded, Evaluation? assessed, DateTimeOffset at)
    {
        if (label.HeldAt(at) is null) return null;
        CriterionFinding[] findings = [.. assessed?.Axes.SelectMany(axis => axis.Criteria) ?? []];
        CriterionReading[] counted = [.. findings.Where(CriterionReading.IsAnswered).Select(finding => CriterionReading.Of(finding, gap: null))];
        return new LabelBasis { Origin = OriginOf(awarded, counted.Length, findings.Length), Criteria = counted };
    }

    private static IReadOnlyList<BilingualText> OriginOf(LabelEvent awarded, int counted, int all)
    {
        if (awarded.Assessment is null) return [awarded.Reference is null ? Narrator.Say(words => words.AwardedByHand()) : Narrator.Say(words => words.AwardedElsewhere())];
        var applied = Narrator.Say(words => words.AwardedOnApplication());
        return all == 0 ? [applied] : [applied, Narrator.Say(words => words.Counted(counted, all))];
    }
}
