using Federation.Web.Languages;

namespace Federation.Web.Console.Runs;

/// <summary>The words of a run.</summary>
public sealed record RunWords(Language Language)
{
    public string Title => Language.Pick("Run", "Synchronisation");

    public string Started => Language.Pick("Started", "Début");

    public string Ended => Language.Pick("Ended", "Fin");

    public string What => Language.Pick("What", "Quoi");

    public string Adapter => Language.Pick("Adapter", "Adaptateur");

    public string Outcome => Language.Pick("Outcome", "Résultat");

    public string Progress => Language.Pick("Progress", "Avancement");

    public string Cancel => Language.Pick("Cancel this run", "Annuler cette synchronisation");

    public string CancelSays => Language.Pick("It ends with the page it is at. What was read stays.", "Elle s’arrête à la page en cours. Ce qui a été lu reste.");

    public string Reload => Language.Pick("Look again", "Actualiser");

    public string ReloadSays => Language.Pick("The run goes on by itself, also when this page is closed.", "Elle continue seule, même si cette page est fermée.");

    public string Ends => Language.Pick("The run has ended.", "La synchronisation est terminée.");

    public string Retry => Language.Pick("Tried again by itself on", "Nouvel essai automatique le");

    public string Counts => Language.Pick("Records", "Enregistrements");

    public string Problems => Language.Pick("What was found wrong", "Ce qui ne va pas");

    public string NoProblems => Language.Pick("Nothing was found wrong.", "Aucun problème.");

    public string HowOften => Language.Pick("How often", "Nombre");

    public string First => Language.Pick("One by one", "Un par un");

    public string Where => Language.Pick("Where", "Où");

    public string Found => Language.Pick("Found", "Constat");

    public string Severity => Language.Pick("Weight", "Gravité");

    public string ToQuarantine => Language.Pick("See the records in quarantine", "Voir les enregistrements en quarantaine");

    public string Soon => Language.Pick("less than a minute left", "encore moins d’une minute");

    public string OneMinute => Language.Pick("about one minute left", "encore environ une minute");

    /// <summary>With {0} in the place of the number, which is more than one.</summary>
    public string Minutes => Language.Pick("about {0} minutes left", "encore environ {0} minutes");

    public string Stopping => Language.Pick("The run was asked to stop; it ends with the page it is at.", "L’arrêt est demandé ; elle s’arrête à la page en cours.");

    public string StartedNow => Language.Pick("The run was started.", "La synchronisation est lancée.");

    /// <summary>Rounded up to what a person plans by.</summary>
    public string Left(TimeSpan left) => (long)Math.Ceiling(left.TotalMinutes) switch
    {
        _ when left < TimeSpan.FromMinutes(1) => Soon,
        1 => OneMinute,
        var minutes => Minutes.Replace("{0}", Language.Number(minutes), StringComparison.Ordinal),
    };

    public string Phase(RunPhase phase) => phase switch
    {
        RunPhase.Starting => Language.Pick("Starting", "Démarrage"),
        RunPhase.Reading => Language.Pick("Reading the source", "Lecture de la source"),
        RunPhase.Finishing => Language.Pick("Finishing: what is missing and what belongs together is decided", "Fin de lecture : recherche de ce qui manque et de ce qui va ensemble"),
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "No such phase."),
    };

    /// <summary>The counts in the order in which they are shown, by the schema's names.</summary>
    public IEnumerable<(string Key, string Name, int Count)> Tally(RunTally counts) =>
    [
        ("read", Language.Pick("read", "lus"), counts.Read),
        ("new", Language.Pick("new", "nouvelles fiches"), counts.New),
        ("changed", Language.Pick("changed", "modifiées"), counts.Changed),
        ("unchanged", Language.Pick("unchanged", "inchangées"), counts.Unchanged),
        ("quarantined", Language.Pick("in quarantine", "en quarantaine"), counts.Quarantined),
        ("stale", Language.Pick("not shown any more", "plus montrées"), counts.Stale),
        ("removed", Language.Pick("removed", "retirées"), counts.Removed),
        ("pages", Language.Pick("pages", "pages"), counts.Pages),
    ];

    public string Duration(double milliseconds) => milliseconds < 1000
        ? Language.Pick("less than a second", "moins d’une seconde")
        : milliseconds < 120_000
            ? Language.Count((long)Math.Round(milliseconds / 1000), ("second", "seconds"), ("seconde", "secondes"))
            : Language.Count((long)Math.Round(milliseconds / 60_000), ("minute", "minutes"), ("minute", "minutes"));
}
