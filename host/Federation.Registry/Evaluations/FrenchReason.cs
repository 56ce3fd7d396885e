using System.Globalization;
using Federation.Registry.Criteria;

namespace Federation.Registry.Evaluations;

/// <summary>A reason in French.</summary>
internal static class FrenchReason
{
    public static string Text(Reason reason) => reason.Kind switch
    {
        ReasonKind.Met or ReasonKind.Missed => $"{Value(reason)} : le niveau {reason.Level} demande {Asked(reason)}.",
        ReasonKind.NoEvidence => $"Rien n'est connu ; {Evidence(reason.Criterion.Evidence)} est nécessaire.",
        ReasonKind.EvidenceTooWeak => $"{Value(reason)}, d'après {Evidence(reason.Observation!.Evidence)} seulement ; {Evidence(reason.Criterion.Evidence)} est nécessaire.", // Every reason of this kind has one.
        ReasonKind.EvidenceOutdated => $"Constaté le {reason.Observation!.ObservedAt.UtcDateTime.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)} : une preuve vaut {Count(reason.Limit, "an")}.", // So has this.
        ReasonKind.TooFewDays => $"Pas encore mesurable : {Count(reason.Observation?.Days ?? 0, "jour")} d'observation, il en faut {reason.Limit}.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason.Kind, "There is no such kind of reason."),
    };

    private static string Value(Reason reason) => Quantity.Text(reason.Observation!.Value, reason.Criterion, Language.French); // Where a value is spoken of there is one.

    private static string Asked(Reason reason)
    {
        string threshold = Quantity.Text(reason.Threshold!.Value, reason.Criterion, Language.French); // Met and missed are of a level.
        if (reason.Criterion.IsYesOrNo) return threshold;
        return reason.Criterion.Better == Better.Higher ? $"au moins {threshold}" : $"au plus {threshold}";
    }

    private static string Evidence(EvidenceKind kind) => kind.Name().French;

    // In French nought is singular.
    private static string Count(int? number, string word) => number is 0 or 1 ? $"{number} {word}" : $"{number} {word}s";
}
