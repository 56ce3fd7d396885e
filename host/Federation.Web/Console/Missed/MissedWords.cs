using Federation.Web.Languages;

namespace Federation.Web.Console.Missed;

/// <summary>The words of listings that a source no longer shows.</summary>
public sealed record MissedWords(Language Language)
{
    public string All => Language.Pick("All", "Toutes");

    public string Show => Language.Pick("Show", "Afficher");

    public string Empty => Language.Pick("There is none.", "Il n’y en a aucune.");

    public string Listing => Language.Pick("Listing", "Fiche");

    public string State => Language.Pick("State", "État");

    public string NotShown => Language.Pick("Not shown", "Non montrée");

    public string Removed => Language.Pick("Removed", "Retirée");

    public string Held => Language.Pick("Removals that wait for you", "Retraits qui vous attendent");

    public string Looked => Language.Pick("I have looked at them: these places are gone", "Je les ai regardées : ces lieux n’existent plus");

    public string Release => Language.Pick("Remove them", "Les retirer");

    public string Undo => Language.Pick("Bring back what this run removed", "Rétablir ce que cette synchronisation a retiré");

    public string UndoSays => Language.Pick("For 30 days a removal can be taken back.", "Un retrait peut être annulé pendant 30 jours.");

    public string RemovedByRuns => Language.Pick("Runs that removed listings shown here", "Synchronisations qui ont retiré des fiches montrées ici");

    public string Rule(RemovalRule rule) => Language.Pick(
        $"A listing that the source no longer shows stays for now. It goes when {Language.Count(rule.Runs, ("complete reading", "complete readings in a row"), ("", ""))} did not show it, the first of them at least {Language.Count(rule.Hours, ("hour", "hours"), ("", ""))} ago. Where more than {Language.Percent(rule.MostShare)} of all would go at once, a person decides.",
        $"Une fiche que la source ne montre plus reste d’abord en place. Elle est retirée quand {Language.Count(rule.Runs, ("", ""), ("lecture complète", "lectures complètes de suite"))} ne l’ont pas montrée, la première il y a au moins {Language.Count(rule.Hours, ("", ""), ("heure", "heures"))}. Au-delà de {Language.Percent(rule.MostShare)} de toutes les fiches d’un coup, une personne décide.");

    public string Of(string state) => state switch
    {
        "MISSED" => Language.Pick("not shown, stays for now", "non montrée, reste pour l’instant"),
        "DUE" => Language.Pick("goes with the next complete run", "retirée à la prochaine lecture complète"),
        "REMOVED" => Language.Pick("removed", "retirée"),
        _ => state,
    };

    public string Times(int runs) => Language.Count(runs, ("complete reading in a row", "complete readings in a row"), ("lecture complète de suite", "lectures complètes de suite"));
}
