using Federation.Contracts;

namespace Federation.Cluster.Problems;

/// <summary>What to do about a code that the catalogue does not know: one that an adapter of another maker brought along.</summary>
internal static class FallbackRemedies
{
    /// <param name="kind">Null for an issue of one record.</param>
    /// <param name="language">The reader's.</param>
    public static string For(FailureKind? kind, RemedyLanguage language) => language == RemedyLanguage.French ? French(kind) : English(kind);

    private static string English(FailureKind? kind) => kind switch
    {
        FailureKind.Configuration => "Mend the network's settings: the message names the one at fault. Then start the run again.",
        FailureKind.Authentication => "Ask the partner for valid credentials, put them into the network's settings, and start the run again.",
        FailureKind.RateLimited => "Nothing to do now: the run is repeated after the time that the source asked for. If this returns every day, make the schedule less frequent.",
        FailureKind.Transient => "Nothing to do now: the run is repeated by itself. If this lasts longer than a day, ask the partner whether the source still answers.",
        FailureKind.SourceChanged => "Ask the partner what changed in the source, then correct its address in the settings or update the adapter. Known listings stay as they are meanwhile.",
        FailureKind.Bug => "Report the message, the adapter's version and the run's id to whoever maintains the adapter. Known listings stay as they are meanwhile.",
        _ => "The message says what was wrong and where. Have the partner correct the record at its source; the next run reads it again.",
    };

    private static string French(FailureKind? kind) => kind switch
    {
        FailureKind.Configuration => "Corrigez les réglages du réseau : le message nomme celui qui est en cause. Relancez ensuite la synchronisation.",
        FailureKind.Authentication => "Demandez au partenaire des identifiants valides, saisissez-les dans les réglages du réseau, puis relancez la synchronisation.",
        FailureKind.RateLimited => "Rien à faire pour l'instant : la synchronisation reprendra après le délai demandé par la source. Si cela revient chaque jour, espacez les synchronisations.",
        FailureKind.Transient => "Rien à faire pour l'instant : la synchronisation reprendra d'elle-même. Si cela dure plus d'une journée, demandez au partenaire si la source répond encore.",
        FailureKind.SourceChanged => "Demandez au partenaire ce qui a changé dans la source, puis corrigez son adresse dans les réglages ou mettez l'adaptateur à jour. Les fiches connues restent en l'état d'ici là.",
        FailureKind.Bug => "Transmettez le message, la version de l'adaptateur et l'identifiant de la synchronisation à qui maintient l'adaptateur. Les fiches connues restent en l'état d'ici là.",
        _ => "Le message dit ce qui ne va pas et où. Faites corriger l'enregistrement à la source par le partenaire ; la prochaine synchronisation le relira.",
    };
}
