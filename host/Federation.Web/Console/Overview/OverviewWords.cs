using Federation.Web.Languages;

namespace Federation.Web.Console.Overview;

/// <summary>The words of a network's overview.</summary>
public sealed record OverviewWords(Language Language)
{
    public string Source => Language.Pick("The source", "La source");

    public string LastRead => Language.Pick("Last read to the end", "Lue jusqu’au bout le");

    public string Failures => Language.Pick("Runs in a row that failed", "Échecs de suite");

    public string Retry => Language.Pick("Tried again by itself", "Nouvel essai automatique");

    public string Adapter => Language.Pick("Read by", "Lue par");

    public string Schedule => Language.Pick("Schedule", "Horaire");

    public string ByHand => Language.Pick("by hand only", "à la main seulement");

    public string Freshness => Language.Pick("Freshness", "Fraîcheur");

    public string Listings => Language.Pick("Listings", "Fiches");

    public string Missed => Language.Pick("Not shown at present", "Plus montrées pour l’instant");

    public string Due => Language.Pick("Removed by the next whole run", "Retirées à la prochaine lecture complète");

    public string Removed => Language.Pick("Removed", "Retirées");

    public string Seen => Language.Pick("Everything was last seen", "Tout a été vu le");

    public string Changed => Language.Pick("Something last changed", "Dernier changement");

    public string Whole => Language.Pick("Last whole reading", "Dernière lecture complète");

    public string Next => Language.Pick("Next run", "Prochaine synchronisation");

    public string Age => Language.Pick("How long ago", "Il y a");

    public string BySight => Language.Pick("Last shown by the source", "Montrées par la source");

    public string ByChange => Language.Pick("Last changed", "Modifiées");

    public string Quality => Language.Pick("Quality of the source", "Qualité de la source");

    public string Missing => Language.Pick("What is missing for the next level", "Ce qui manque pour le niveau suivant");

    public string NothingMissing => Language.Pick("There is no higher level.", "Il n’y a pas de niveau plus haut.");

    public string Found => Language.Pick("Found", "Constaté");

    public string Needed => Language.Pick("Asked for", "Demandé");

    public string Fields => Language.Pick("How many listings have each field", "Combien de fiches ont chaque champ");

    public string Field => Language.Pick("Field", "Champ");

    public string Share => Language.Pick("Share", "Part");

    public string Runs => Language.Pick("Last runs", "Dernières synchronisations");

    public string NoRuns => Language.Pick("There was no run yet.", "Il n’y a pas encore eu de synchronisation.");

    public string Run => Language.Pick("Run", "Synchronisation");

    public string Outcome => Language.Pick("Outcome", "Résultat");

    public string StartRun => Language.Pick("Start a run now", "Synchroniser maintenant");

    public string WholeSource => Language.Pick("Read the whole source, though only what changed could be read", "Lire toute la source, même si lire les changements suffirait");

    public string UnderWay => Language.Pick("A run is under way", "Une synchronisation est en cours");

    public string Follow => Language.Pick("Follow it", "La suivre");

    public string Mapped(Quality quality) => Language.Pick(
        $"{Language.Number(quality.Mapped)} of {Language.Number(quality.Read)} records are listings; the opening hours of {Language.Number(quality.HoursUnderstood)} were understood.",
        $"{Language.Number(quality.Mapped)} enregistrements sur {Language.Number(quality.Read)} sont des fiches ; les horaires de {Language.Number(quality.HoursUnderstood)} ont été compris.");

    public string Repeated(Quality quality) => Language.Pick(
        $"{Language.Number(quality.SameId)} with an id that another record before them had; {Language.Number(quality.SamePlace)} with the name and address of another.",
        $"{Language.Number(quality.SameId)} avec l’identifiant d’un autre enregistrement ; {Language.Number(quality.SamePlace)} avec le nom et l’adresse d’une autre fiche.");

    /// <summary>What there is, in the gap's unit: records are counted, some things are there or not, the rest are shares.</summary>
    public string FoundOf(QualityGap gap)
    {
        string found = Amount(gap, gap.Found);
        if (found != Amount(gap, gap.Needed)) return found;
        // Rounded it would look as if nothing were missing: a tenth of a percent more, towards what is found.
        double exact = gap.AtMost ? Math.Ceiling(gap.Found * 1000) : Math.Floor(gap.Found * 1000);
        return Language.Percent(exact / 1000, "P1");
    }

    /// <summary>What there should be, in the same unit.</summary>
    public string NeededOf(QualityGap gap)
    {
        string amount = Amount(gap, gap.Needed);
        if (IsYesOrNo(gap)) return amount;
        return gap.AtMost ? Language.Pick($"at most {amount}", $"au plus {amount}") : Language.Pick($"at least {amount}", $"au moins {amount}");
    }

    private string Amount(QualityGap gap, double value)
    {
        if (IsYesOrNo(gap)) return value > 0 ? Language.Pick("yes", "oui") : Language.Pick("no", "non");
        return gap.Code == "quality.records" ? Language.Number((long)value) : Language.Percent(value);
    }

    private static bool IsYesOrNo(QualityGap gap) => gap.Code is "quality.licence" or "quality.stable-ids" or "quality.resumable";
}
