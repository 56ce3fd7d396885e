using Federation.Web.Languages;

namespace Federation.Web.Console.Runs;

/// <summary>Says in words what came of a run, and why "0 new" is no fault. Pure.</summary>
internal static class RunSentences
{
    public static IReadOnlyList<string> Of(Language language, RunRow run) => [.. Sentences(language, run)];

    private static IEnumerable<string> Sentences(Language language, RunRow run)
    {
        var counts = run.Counts;
        if (run.UnchangedSince is { } since)
        {
            yield return language.Pick(
                $"Nothing was read: the source’s server says that it has not changed since {language.Minute(since)}. All that is known counts as seen; 0 new is no fault.",
                $"Rien n’a été lu : le serveur de la source dit qu’elle n’a pas changé depuis le {language.Minute(since)}. Tout ce qui est connu compte comme vu ; 0 nouvelle fiche n’est pas une erreur.");
            yield break;
        }

        if (run.Purpose == "SYNC") yield return Read(language, run);
        if (run is { Status: "COMPLETED", Purpose: "REPLAY_QUARANTINE" }) yield return Replayed(language, counts);
        if (counts.Quarantined > 0)
        {
            yield return language.Count(counts.Quarantined, ("record waits in quarantine.", "records wait in quarantine."), ("enregistrement attend en quarantaine.", "enregistrements attendent en quarantaine."));
        }

        if (counts.Attached > 0) yield return language.Count(counts.Attached, ("new one is of a centre that another network lists too.", "new ones are of centres that another network lists too."), ("nouvelle fiche parle d’un centre qu’un autre réseau montre aussi.", "nouvelles fiches parlent de centres qu’un autre réseau montre aussi."));
        if (counts.Stale > 0) yield return language.Count(counts.Stale, ("known listing was not shown any more.", "known listings were not shown any more."), ("fiche connue n’est plus montrée.", "fiches connues ne sont plus montrées."));
        if (counts.Removed > 0) yield return language.Count(counts.Removed, ("listing was removed.", "listings were removed."), ("fiche a été retirée.", "fiches ont été retirées."));
        if (counts.Restored > 0) yield return language.Count(counts.Restored, ("removed listing was brought back.", "removed listings were brought back."), ("fiche retirée a été rétablie.", "fiches retirées ont été rétablies."));
        if (run.HeldRemovals > 0) yield return language.Count(run.HeldRemovals, ("removal is held back until a person releases it.", "removals are held back until a person releases them."), ("retrait attend la confirmation d’une personne.", "retraits attendent la confirmation d’une personne."));
    }

    private static string Read(Language language, RunRow run)
    {
        var counts = run.Counts;
        string read = language.Count(counts.Read, ("record read", "records read"), ("enregistrement lu", "enregistrements lus"));
        if (run.IsUnderWay) return language.Pick($"{read} so far.", $"{read} jusqu’ici.");
        if (run.Status != "COMPLETED") return language.Pick($"{read} before it ended. What was read stays; nothing is concluded from what was not.", $"{read} avant l’arrêt. Ce qui a été lu reste ; de ce qui ne l’a pas été, rien n’est conclu.");
        if (counts.New == 0 && run.Mode == "INCREMENTAL")
        {
            return language.Pick(
                $"0 new because only what changed since the run before was read ({read}). That is no fault.",
                $"0 nouvelle fiche, car seul ce qui a changé depuis la dernière fois a été lu ({read}). Ce n’est pas une erreur.");
        }

        if (counts.New == 0 && counts.Read > 0 && counts.Quarantined < counts.Read)
        {
            return language.Pick($"0 new because the whole source was read and every listing was known already ({read}).", $"0 nouvelle fiche : toute la source a été lue, et toutes les fiches étaient déjà connues ({read}).");
        }

        return $"{read}.";
    }

    private static string Replayed(Language language, RunTally counts)
    {
        int listings = counts.New + counts.Changed + counts.Unchanged;
        return listings == 0
            ? language.Pick("No record of the quarantine became a listing: the same mapping finds the same faults.", "Aucun enregistrement n’est sorti de quarantaine : la même correspondance trouve les mêmes erreurs.")
            : language.Count(listings, ("record of the quarantine became a listing.", "records of the quarantine became listings."), ("enregistrement est sorti de quarantaine.", "enregistrements sont sortis de quarantaine."));
    }
}
