using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;
using Federation.Registry.Labels;

namespace Federation.Registry.Readings;

/// <summary>One axis of a centre in plain words.</summary>
public sealed record AxisReading
{
    public required AxisFinding Finding { get; init; }

    /// <summary>The level at which the centre holds the label on the axis; null where it holds none, and where the axis was not measured when it was awarded.</summary>
    public required int? HeldLevel { get; init; }

    /// <summary>What the label holds here, where it is held; what is known comes to; what keeps it from the next level.</summary>
    public required IReadOnlyList<BilingualText> Sentences { get; init; }

    /// <summary>Every criterion of the axis once, in the criteria's order.</summary>
    public required IReadOnlyList<CriterionReading> Criteria { get; init; }

    public Axis Axis => Finding.Axis;

    /// <param name="held">What the centre holds; null where it holds nothing.</param>
    internal static AxisReading Of(AxisFinding finding, LabelLevels? held)
    {
        var sentences = new List<BilingualText>();
        if (held is not null) sentences.Add(Narrator.Say(words => words.HeldOnAxis(held.On(finding.Axis))));
        sentences.Add(Narrator.Say(words => words.KnownOnAxis(finding.Level)));
        if (finding.Gap is { } gap) sentences.Add(Narrator.Say(words => words.Lacking(gap)));
        return new AxisReading
        {
            Finding = finding,
            HeldLevel = held?.On(finding.Axis),
            Sentences = sentences,
            Criteria = [.. finding.Criteria.Select(criterion => CriterionReading.Of(criterion, finding.Gap))],
        };
    }
}
