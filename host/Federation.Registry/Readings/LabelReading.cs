using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;
using Federation.Registry.Labels;

namespace Federation.Registry.Readings;

/// <summary>
/// A centre in plain words, in both languages: what its label stands at and, apart from that, what is known of each criterion, at which level, by which evidence and when. The same label, evaluation and time always
/// give the same words. What is not known is said to be unknown, never to be missing. Immutable and thread safe.
/// </summary>
public sealed record LabelReading
{
    /// <summary>What the centre's label stands at: one or two sentences. They name a level only where it is held.</summary>
    public required IReadOnlyList<BilingualText> Label { get; init; }

    /// <summary>On what the label stands; null where none is held, and where nobody looked.</summary>
    public LabelBasis? Basis { get; init; }

    /// <summary>What the evaluation comes to, which awards nothing: three sentences.</summary>
    public required IReadOnlyList<BilingualText> Summary { get; init; }

    /// <summary>All five, in the order of <see cref="Axis"/>.</summary>
    public required IReadOnlyList<AxisReading> Axes { get; init; }

    /// <param name="evaluation">Of what is known of the centre. No word of it is taken for what the label holds.</param>
    /// <param name="label">As it stands; <see cref="CentreLabel.None"/> for a centre that was never awarded one.</param>
    /// <param name="at">When the label is looked at.</param>
    public static LabelReading Of(Evaluation evaluation, CentreLabel label, DateTimeOffset at)
    {
        var held = label.HeldAt(at);
        return new LabelReading
        {
            Label = OfLabel(label, at),
            Summary = OfEvaluation(evaluation),
            Axes = [.. evaluation.Axes.Select(axis => AxisReading.Of(axis, held))],
        };
    }

    /// <summary>What a label stands at, by itself: for pages on which nothing else is known of its centre.</summary>
    public static IReadOnlyList<BilingualText> OfLabel(CentreLabel label, DateTimeOffset at) => label.Award is not { } award
        ? [Narrator.Say(words => words.NeverAwarded())]
        : label.StateAt(at) switch
        {
            LabelState.Suspended => [Narrator.Say(words => words.Suspended(label.ChangedAt ?? award.AwardedAt))],
            LabelState.Expired => [Narrator.Say(words => words.Expired(award.ValidUntil))],
            LabelState.Revoked => [Narrator.Say(words => words.Revoked(label.ChangedAt ?? award.AwardedAt))],
            _ => [Narrator.Say(words => words.Holds(award.Levels.Overall ?? 0)), Narrator.Say(words => words.Term(award.AwardedAt, award.ValidUntil))], // what is awarded has a level
        };

    /// <summary>What is said of a label in whose place another was awarded while it was in force.</summary>
    /// <param name="at">When the other was awarded.</param>
    public static IReadOnlyList<BilingualText> OfReplaced(DateTimeOffset at) => [Narrator.Say(words => words.Replaced(at))];

    /// <summary>All of it as plain text: paragraphs with an empty line between, a criterion a line.</summary>
    public string Text(Language language)
    {
        string[] paragraphs =
        [
            Paragraph(Label, " "),
            .. Basis is null ? (IEnumerable<string>)[] : [Paragraph(Basis.Origin, " "), .. Basis.Criteria.Count == 0 ? (IEnumerable<string>)[] : [Paragraph(Basis.Criteria.Select(criterion => criterion.Says), "\n")]],
            Paragraph(Summary, " "),
            .. Axes.Select(axis => $"{axis.Axis.Name().In(language)}\n{Paragraph(axis.Sentences, " ")}\n{Paragraph(axis.Criteria.SelectMany(criterion => criterion.Sentences), "\n")}"),
        ];
        return string.Join("\n\n", paragraphs);

        string Paragraph(IEnumerable<BilingualText> sentences, string between) => string.Join(between, sentences.Select(sentence => sentence.In(language)));
    }

    private static IReadOnlyList<BilingualText> OfEvaluation(Evaluation evaluation)
    {
        CriterionFinding[] findings = [.. evaluation.Axes.SelectMany(axis => axis.Criteria)];
        int answered = findings.Count(CriterionReading.IsAnswered);
        return
        [
            Narrator.Say(words => words.Known(evaluation.Level, evaluation.At)),
            Narrator.Say(words => words.Answered(answered, findings.Length)),
            Narrator.Say(words => words.NoAward()),
        ];
    }
}
