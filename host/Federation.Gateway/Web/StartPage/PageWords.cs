using System.Globalization;
using Federation.Cluster.Problems;
using Federation.Cluster.Sync;

namespace Federation.Gateway.Web.StartPage;

/// <summary>The start page's words in one language, and how it writes numbers.</summary>
internal sealed record PageWords
{
    public required string Code { get; init; }

    public required RemedyLanguage Language { get; init; }

    /// <summary>The other language: its code, and its name in itself.</summary>
    public required (string Code, string Name) Other { get; init; }

    public required string Title { get; init; }

    public required string Lead { get; init; }

    public required string SignIn { get; init; }

    public required string Centres { get; init; }

    public required string Networks { get; init; }

    public required string Network { get; init; }

    public required string Listings { get; init; }

    public required string LastRun { get; init; }

    public required string Outcome { get; init; }

    public required string NoNetworks { get; init; }

    public required string NeverRun { get; init; }

    public required string New { get; init; }

    public required string Changed { get; init; }

    public required string Unchanged { get; init; }

    public required string Quarantined { get; init; }

    /// <summary>Followed by the time.</summary>
    public required string UnchangedSince { get; init; }

    public required string WhatToDo { get; init; }

    public required string Starting { get; init; }

    public required string Tools { get; init; }

    public required string Explorer { get; init; }

    public required string Schema { get; init; }

    public required string Health { get; init; }

    /// <summary>Followed by the formats.</summary>
    public required string Exports { get; init; }

    public required IReadOnlyDictionary<RunStatus, string> Statuses { get; init; }

    private CultureInfo Culture => CultureInfo.GetCultureInfo(Code);

    public static PageWords English { get; } = new()
    {
        Code = "en",
        Language = RemedyLanguage.English,
        Other = ("fr", "Français"),
        Title = "Directory of Connected Collaborative Centres",
        Lead = "Partner networks list their places here. What they say of the same place is one centre, and every value keeps its source.",
        SignIn = "Sign in, or look at your account",
        Centres = "centres",
        Networks = "Networks",
        Network = "Network",
        Listings = "Listings",
        LastRun = "Last run",
        Outcome = "Outcome",
        NoNetworks = "No network has been added yet.",
        NeverRun = "never",
        New = "new",
        Changed = "changed",
        Unchanged = "unchanged",
        Quarantined = "quarantined",
        UnchangedSince = "Nothing new: the source has not changed since",
        WhatToDo = "What to do:",
        Starting = "The directory is starting: the counts are not complete yet.",
        Tools = "For programs and people who write them",
        Explorer = "Try queries in the explorer",
        Schema = "The schema with its documentation",
        Health = "The state of this host",
        Exports = "All centres as a file:",
        Statuses = new Dictionary<RunStatus, string>
        {
            [RunStatus.Running] = "under way",
            [RunStatus.Completed] = "completed",
            [RunStatus.Failed] = "failed",
            [RunStatus.Cancelled] = "cancelled",
            [RunStatus.Interrupted] = "interrupted",
        },
    };

    public static PageWords French { get; } = new()
    {
        Code = "fr",
        Language = RemedyLanguage.French,
        Other = ("en", "English"),
        Title = "Annuaire des Centres Collaboratifs Connectés",
        Lead = "Les réseaux partenaires y publient leurs lieux. Ce qu’ils disent d’un même lieu forme un seul centre, et chaque valeur garde sa source.",
        SignIn = "Se connecter, ou voir son compte",
        Centres = "centres",
        Networks = "Réseaux",
        Network = "Réseau",
        Listings = "Fiches",
        LastRun = "Dernière synchronisation",
        Outcome = "Résultat",
        NoNetworks = "Aucun réseau n’a encore été ajouté.",
        NeverRun = "jamais",
        New = "nouvelles",
        Changed = "modifiées",
        Unchanged = "inchangées",
        Quarantined = "en quarantaine",
        UnchangedSince = "Rien de nouveau : la source n’a pas changé depuis le",
        WhatToDo = "Que faire :",
        Starting = "L’annuaire démarre : les nombres ne sont pas encore complets.",
        Tools = "Pour les programmes et ceux qui les écrivent",
        Explorer = "Essayer des requêtes dans l’explorateur",
        Schema = "Le schéma et sa documentation",
        Health = "L’état de ce serveur",
        Exports = "Tous les centres dans un fichier :",
        Statuses = new Dictionary<RunStatus, string>
        {
            [RunStatus.Running] = "en cours",
            [RunStatus.Completed] = "terminée",
            [RunStatus.Failed] = "en échec",
            [RunStatus.Cancelled] = "annulée",
            [RunStatus.Interrupted] = "interrompue",
        },
    };

    public static PageWords Of(RemedyLanguage language) => language == RemedyLanguage.French ? French : English;

    public string Number(int number) => number.ToString("N0", Culture);

    /// <summary>Day and minute in UTC.</summary>
    public string Time(DateTimeOffset at) => at.UtcDateTime.ToString(Language == RemedyLanguage.French ? "d MMMM yyyy 'à' HH:mm 'UTC'" : "d MMMM yyyy, HH:mm 'UTC'", Culture);
}
