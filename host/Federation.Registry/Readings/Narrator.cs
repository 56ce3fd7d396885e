using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;

namespace Federation.Registry.Readings;

/// <summary>The sentences of a reading in one language. What one language can say the other has to as well. Stateless.</summary>
internal abstract class Narrator
{
    private static readonly EnglishNarrator English = new();
    private static readonly FrenchNarrator French = new();

    /// <summary>A sentence in both languages.</summary>
    public static BilingualText Say(Func<Narrator, string> sentence) => new(FrenchTypography.Of(sentence(French)), sentence(English));

    public abstract string NeverAwarded();

    public abstract string Holds(int level);

    /// <summary>From when to when.</summary>
    public abstract string Term(DateTimeOffset from, DateTimeOffset until);

    public abstract string Suspended(DateTimeOffset since);

    public abstract string Expired(DateTimeOffset at);

    public abstract string Revoked(DateTimeOffset at);

    public abstract string Replaced(DateTimeOffset at);

    public abstract string AwardedOnApplication();

    /// <param name="counted">Of how many criteria something counted.</param>
    /// <param name="all">How many there are.</param>
    public abstract string Counted(int counted, int all);

    public abstract string AwardedByHand();

    public abstract string AwardedElsewhere();

    /// <param name="level">0 for none; null where none can be told.</param>
    public abstract string Known(int? level, DateTimeOffset at);

    /// <param name="answered">Of how many criteria something counts.</param>
    /// <param name="all">How many there are.</param>
    public abstract string Answered(int answered, int all);

    public abstract string NoAward();

    /// <param name="level">Null where the axis was not measured when the label was awarded.</param>
    public abstract string HeldOnAxis(int? level);

    /// <param name="level">0 for none; null where none can be told.</param>
    public abstract string KnownOnAxis(int? level);

    public abstract string Lacking(AxisGap gap);

    /// <summary>What is known of a criterion, or that nothing is.</summary>
    public string Says(CriterionFinding finding)
    {
        var why = finding.Why;
        return why.Kind switch
        {
            ReasonKind.NoEvidence => Unknown(finding.Criterion),
            ReasonKind.TooFewDays => TooEarly(finding.Criterion, why.Observation?.Days ?? 0, why.Limit ?? 0), // such a reason has a limit
            ReasonKind.Met => Found(finding, AtLevel(finding.Level)),
            ReasonKind.Missed => Found(finding, ShortOf(1)),
            ReasonKind.EvidenceTooWeak => Found(finding, TooWeak(finding.Criterion.Evidence)),
            ReasonKind.EvidenceOutdated => Found(finding, TooOld(why.Limit ?? 0)), // so has this
            _ => throw new ArgumentOutOfRangeException(nameof(finding), why.Kind, "There is no such kind of reason."),
        };
    }

    /// <summary>What a level asks for, and as what it has to be shown.</summary>
    public abstract string Next(Criterion criterion, int level);

    protected abstract string Unknown(Criterion criterion);

    protected abstract string TooEarly(Criterion criterion, int days, int needed);

    /// <summary>What was observed, by what and when, and what that is worth.</summary>
    /// <param name="worth">As one of the next four say it.</param>
    protected abstract string Found(CriterionFinding finding, string worth);

    protected abstract string AtLevel(int level);

    protected abstract string ShortOf(int level);

    protected abstract string TooWeak(EvidenceKind asked);

    protected abstract string TooOld(int years);

    /// <summary>The observation's value as a sentence without its full stop.</summary>
    protected static string Statement(Criterion criterion, Observation observation, Language language)
    {
        if (criterion.IsYesOrNo) return (observation.Value >= 1 ? criterion.Says : criterion.Denies ?? throw new ArgumentException($"{criterion.Id} has no words for no.", nameof(criterion))).In(language);
        string value = Quantity.InSentence(Quantity.Rounded(observation.Value, criterion.Better), criterion, language);
        return criterion.Says.In(language).Replace(Criterion.ValuePlace, value, StringComparison.Ordinal);
    }

    /// <exception cref="ArgumentException">It speaks of no observation, as only a finding of which nothing is known may.</exception>
    protected static Observation Observed(CriterionFinding finding) => finding.Why.Observation ?? throw new ArgumentException("It has no observation.", nameof(finding));
}
