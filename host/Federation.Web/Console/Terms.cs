using Federation.Web.Languages;

namespace Federation.Web.Console;

/// <summary>The schema's words for states in the words of people. What nobody has named here yet is shown as it is.</summary>
internal static class Terms
{
    public static string Trigger(Language language, string trigger) => trigger switch
    {
        "PERSON" => language.Pick("by a person", "par une personne"),
        "PUSH" => language.Pick("sent by the network", "envoyée par le réseau"),
        "RETRY" => language.Pick("another try", "nouvel essai"),
        "SCHEDULE" => language.Pick("by the schedule", "selon l’horaire"),
        "START" => language.Pick("at the start of the host", "au démarrage du serveur"),
        _ => trigger,
    };

    public static string Purpose(Language language, string purpose) => purpose switch
    {
        "SYNC" => language.Pick("Reading the source", "Lecture de la source"),
        "REPLAY_QUARANTINE" => language.Pick("Mapping the quarantine again", "Nouvelle lecture de la quarantaine"),
        "RELEASE_REMOVALS" => language.Pick("Releasing removals", "Retraits confirmés"),
        "UNDO_REMOVALS" => language.Pick("Taking removals back", "Retraits annulés"),
        _ => purpose,
    };

    public static string Mode(Language language, string mode) => mode switch
    {
        "FULL" => language.Pick("the whole source", "toute la source"),
        "INCREMENTAL" => language.Pick("only what changed", "seulement ce qui a changé"),
        _ => mode,
    };

    public static string Condition(Language language, string condition) => condition switch
    {
        "ALIVE" => language.Pick("The last run completed", "La dernière synchronisation est allée au bout"),
        "NEW" => language.Pick("Not read yet", "Pas encore lue"),
        "UNWELL" => language.Pick("Unwell: it may mend itself", "Souffrante : cela peut passer tout seul"),
        "EMPTY" => language.Pick("It shows nothing where it showed something", "Elle ne montre plus rien"),
        "GONE" => language.Pick("Its address answers no more", "Son adresse ne répond plus"),
        "CHANGED" => language.Pick("It speaks another format", "Elle a changé de format"),
        "BLOCKED" => language.Pick("It keeps us out", "Elle nous refuse l’accès"),
        "MISCONFIGURED" => language.Pick("The settings are wrong", "Les réglages sont faux"),
        "ADAPTER_BROKEN" => language.Pick("The adapter is at fault", "L’adaptateur est en cause"),
        _ => condition,
    };

    /// <summary>Whether a source in this condition needs nobody.</summary>
    public static bool IsWell(string condition) => condition is "ALIVE" or "NEW";

    public static string Level(Language language, string level) => level switch
    {
        "NONE" => language.Pick("Below bronze", "Sous le bronze"),
        "BRONZE" => language.Pick("Bronze", "Bronze"),
        "SILVER" => language.Pick("Silver", "Argent"),
        "GOLD" => language.Pick("Gold", "Or"),
        "PLATINUM" => language.Pick("Platinum", "Platine"),
        _ => level,
    };

    public static string Age(Language language, string age) => age switch
    {
        "DAY" => language.Pick("up to a day", "jusqu’à un jour"),
        "WEEK" => language.Pick("up to a week", "jusqu’à une semaine"),
        "MONTH" => language.Pick("up to 30 days", "jusqu’à 30 jours"),
        "YEAR" => language.Pick("up to a year", "jusqu’à un an"),
        "OLDER" => language.Pick("longer", "plus longtemps"),
        "UNKNOWN" => language.Pick("unknown", "inconnu"),
        _ => age,
    };

    public static string Severity(Language language, string severity) => severity switch
    {
        "ERROR" => language.Pick("error", "erreur"),
        "WARNING" => language.Pick("warning", "avertissement"),
        "INFO" => language.Pick("note", "remarque"),
        _ => severity,
    };
}
