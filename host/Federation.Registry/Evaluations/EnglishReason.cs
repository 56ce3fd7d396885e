using System.Globalization;
using Federation.Registry.Criteria;

namespace Federation.Registry.Evaluations;

/// <summary>A reason in English.</summary>
internal static class EnglishReason
{
    public static string Text(Reason reason) => reason.Kind switch
    {
        ReasonKind.Met or ReasonKind.Missed => $"{Value(reason)}: level {reason.Level} asks for {Asked(reason)}.",
        ReasonKind.NoEvidence => $"Nothing is known of it; {Evidence(reason.Criterion.Evidence)} is asked for.",
        ReasonKind.EvidenceTooWeak => $"{Value(reason)}, by {Evidence(reason.Observation!.Evidence)} only; {Evidence(reason.Criterion.Evidence)} is asked for.", // Every reason of this kind has one.
        ReasonKind.EvidenceOutdated => $"Observed on {reason.Observation!.ObservedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: evidence is good for {Count(reason.Limit, "year")}.", // So has this.
        ReasonKind.TooFewDays => $"Not measurable yet: {Count(reason.Observation?.Days ?? 0, "day")} of observations, {reason.Limit} are needed.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason.Kind, "There is no such kind of reason."),
    };

    private static string Value(Reason reason) => Quantity.Text(reason.Observation!.Value, reason.Criterion, Language.English); // Where a value is spoken of there is one.

    private static string Asked(Reason reason)
    {
        string threshold = Quantity.Text(reason.Threshold!.Value, reason.Criterion, Language.English); // Met and missed are of a level.
        if (reason.Criterion.IsYesOrNo) return threshold;
        return reason.Criterion.Better == Better.Higher ? $"at least {threshold}" : $"at most {threshold}";
    }

    private static string Evidence(EvidenceKind kind) => kind.Name().English;

    private static string Count(int? number, string word) => number == 1 ? $"1 {word}" : $"{number} {word}s";
}
