using System.Globalization;
using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;

namespace Federation.Registry.Readings;

/// <summary>The sentences in French, with plain spaces and apostrophes: <see cref="FrenchTypography"/> sets them.</summary>
internal sealed class FrenchNarrator : Narrator
{
    private static readonly string[] Months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    public override string NeverAwarded() => "Ce centre n'a jamais reçu le label.";

    public override string Holds(int level) => $"Ce centre détient le label au niveau {level} sur {CriteriaSet.TopLevel}.";

    public override string Term(DateTimeOffset from, DateTimeOffset until) => $"Il lui a été attribué le {Day(from)} et prend fin le {Day(until)}.";

    public override string Suspended(DateTimeOffset since) => $"Le label de ce centre est suspendu depuis le {Day(since)} : pour l'instant, le centre ne le détient pas.";

    public override string Expired(DateTimeOffset at) => $"Le label de ce centre a pris fin le {Day(at)} : le centre ne le détient plus.";

    public override string Revoked(DateTimeOffset at) => $"Le label de ce centre a été retiré définitivement le {Day(at)} : le centre ne le détient plus.";

    public override string Replaced(DateTimeOffset at) => $"Un autre label a pris la place de celui-ci le {Day(at)} : le centre ne détient plus celui-ci.";

    public override string AwardedOnApplication() => "Il a été attribué sur demande, par des évaluateurs d'aucun des réseaux qui référencent le centre.";

    public override string Counted(int counted, int all) => $"{(all < 2 ? "À" : "Aux")} {Count(all, "question")} que pose le label, des preuves retenues ont répondu {counted} fois.";

    public override string AwardedByHand() => "Il a été attribué à la main : ce sur quoi il repose n'est pas conservé ici.";

    public override string AwardedElsewhere() => "Il a été attribué ailleurs et repris : ce sur quoi il repose n'est pas conservé ici.";

    public override string Known(int? level, DateTimeOffset at) => $"À part le label, d'après ce que l'annuaire savait lui-même le {Day(at)}, {Reached(level)}.";

    public override string Answered(int answered, int all) => $"{(all < 2 ? "À" : "Aux")} {Count(all, "question")} que pose le label, il peut répondre {answered} fois.";

    public override string NoAward() => "À lui seul, cela n'attribue rien.";

    public override string HeldOnAxis(int? level) => level is null ? "Le label n'a pas de niveau ici, car rien n'était mesurable quand il a été attribué." : $"Le label est au niveau {level} ici.";

    public override string KnownOnAxis(int? level) => $"D'après ce que l'annuaire sait lui-même, {Reached(level)}.";

    public override string Lacking(AxisGap gap)
    {
        string optional = gap.Optional.Count == 1 ? "1 critère facultatif" : $"{gap.OptionalNeeded} des {gap.Optional.Count} critères facultatifs restants";
        string mandatory = $"{Count(gap.Mandatory.Count, "critère")} {(gap.Mandatory.Count < 2 ? "obligatoire" : "obligatoires")}";
        string lacking = (gap.Mandatory.Count, gap.OptionalNeeded) switch
        {
            (_, 0) => mandatory,
            (0, _) => optional,
            _ => $"{mandatory} et {optional}",
        };
        return $"Pour le niveau {gap.Level}, il manque encore {lacking}.";
    }

    public override string Next(Criterion criterion, int level)
    {
        string proof = criterion.Evidence.Name().French;
        if (criterion.IsYesOrNo) return $"Le niveau {level} demande un {(criterion.Threshold(level) >= 1 ? "oui" : "non")}, avec {proof} à l'appui.";
        string bound = criterion.Better == Better.Higher ? "au moins" : "au plus";
        return $"Le niveau {level} demande {bound} {Quantity.InSentence(criterion.Threshold(level), criterion, Language.French)}, avec {proof} à l'appui.";
    }

    protected override string Unknown(Criterion criterion) => $"On ne sait pas {criterion.Unknown.French}.";

    protected override string TooEarly(Criterion criterion, int days, int needed) => $"Il est trop tôt pour dire {criterion.Unknown.French} : l'annuaire a observé pendant {Count(days, "jour")}, il en faut {needed}.";

    protected override string Found(CriterionFinding finding, string worth)
    {
        var observation = Observed(finding);
        string over = observation.Evidence == EvidenceKind.Computed ? $" sur {Count(observation.Days, "jour")}" : "";
        return $"{Statement(finding.Criterion, observation, Language.French)}, d'après {observation.Evidence.Name().French} du {Day(observation.ObservedAt)}{over} : {worth}.";
    }

    protected override string AtLevel(int level) => $"niveau {level}";

    protected override string ShortOf(int level) => $"insuffisant pour le niveau {level}";

    protected override string TooWeak(EvidenceKind asked) => $"cela ne compte pas, car {asked.Name().French} est nécessaire";

    protected override string TooOld(int years) => $"c'est trop ancien pour compter, car une preuve vaut {Count(years, "an")}";

    private static string Reached(int? level) => level switch
    {
        null => "aucun niveau ne peut encore être donné",
        0 => "aucun niveau n'est atteint",
        _ => $"le niveau {level} est atteint",
    };

    private static string Day(DateTimeOffset at)
    {
        var day = at.UtcDateTime;
        return string.Create(CultureInfo.InvariantCulture, $"{day.Day}{(day.Day == 1 ? "er" : "")} {Months[day.Month - 1]} {day.Year}");
    }

    // In French nought is singular.
    private static string Count(int number, string word) => string.Create(CultureInfo.InvariantCulture, $"{number} {word}{(number < 2 ? "" : "s")}");
}
