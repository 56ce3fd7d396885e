using Federation.Web.Languages;

namespace Federation.Web.Networks;

/// <summary>The words of the page of networks in one language.</summary>
public sealed record NetworksWords
{
    public required Language Language { get; init; }

    public required string Heading { get; init; }

    public required string Lead { get; init; }

    public required string Network { get; init; }

    public required string Listings { get; init; }

    public required string LastRun { get; init; }

    public required string Outcome { get; init; }

    public required string None { get; init; }

    public required string Never { get; init; }

    public required string New { get; init; }

    public required string Changed { get; init; }

    public required string Unchanged { get; init; }

    public required string Quarantined { get; init; }

    /// <summary>Followed by the time.</summary>
    public required string UnchangedSince { get; init; }

    public required string WhatToDo { get; init; }

    public required string Centres { get; init; }

    public required string Join { get; init; }

    public static NetworksWords English { get; } = new()
    {
        Language = Language.English,
        Heading = "Partner networks",
        Lead = "Each network lists its own places in its own format. What they say of the same place is one centre, and every value keeps its source.",
        Network = "Network",
        Listings = "Listings",
        LastRun = "Last run",
        Outcome = "Outcome",
        None = "No network has been added yet.",
        Never = "never",
        New = "new",
        Changed = "changed",
        Unchanged = "unchanged",
        Quarantined = "quarantined",
        UnchangedSince = "Nothing new: the source has not changed since",
        WhatToDo = "What to do:",
        Centres = "centres from the listings of all networks",
        Join = "A network joins with a mapping file or a few lines of C#: see “write-an-adapter” in the documentation.",
    };

    public static NetworksWords French { get; } = new()
    {
        Language = Language.French,
        Heading = "Réseaux partenaires",
        Lead = "Chaque réseau publie ses propres lieux, dans son propre format. Ce qu’ils disent d’un même lieu forme un seul centre, et chaque valeur garde sa source.",
        Network = "Réseau",
        Listings = "Fiches",
        LastRun = "Dernière synchronisation",
        Outcome = "Résultat",
        None = "Aucun réseau n’a encore été ajouté.",
        Never = "jamais",
        New = "nouvelles",
        Changed = "modifiées",
        Unchanged = "inchangées",
        Quarantined = "en quarantaine",
        UnchangedSince = "Rien de nouveau : la source n’a pas changé depuis le",
        WhatToDo = "Que faire :",
        Centres = "centres issus des fiches de tous les réseaux",
        Join = "Un réseau se joint par un fichier de correspondances ou quelques lignes de C# : voir « write-an-adapter » dans la documentation.",
    };

    public static NetworksWords Of(Language language) => language.Pick(English, French);
}
