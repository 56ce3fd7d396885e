using Federation.Gateway.Web;
using Federation.Web.Languages;

namespace Federation.Web.Layout;

/// <summary>The words around every page.</summary>
public sealed record ShellWords
{
    public required string Name { get; init; }

    public required string ShortName { get; init; }

    public required string Skip { get; init; }

    public required string Navigation { get; init; }

    public required string Directory { get; init; }

    public required string Label { get; init; }

    public required string Networks { get; init; }

    public required string Console { get; init; }

    public required string SignIn { get; init; }

    public required string Account { get; init; }

    public required string Developers { get; init; }

    public required string Explorer { get; init; }

    public required string Schema { get; init; }

    public required string Health { get; init; }

    public required string Promise { get; init; }

    public required string MapCredit { get; init; }

    public static ShellWords English { get; } = new()
    {
        Name = "Directory of Connected Collaborative Centres",
        ShortName = Design.EnglishName,
        Skip = "Skip to the content",
        Navigation = "Main",
        Directory = "Find a centre",
        Label = "The label",
        Networks = "Networks",
        Console = "Console",
        SignIn = "Sign in",
        Account = "Your account",
        Developers = "For developers",
        Explorer = "Query explorer",
        Schema = "GraphQL schema",
        Health = "State of this host",
        Promise = "Partner networks list their places here. What they say of the same place is one centre, and every value keeps its source.",
        MapCredit = "Outlines: Natural Earth. Towns: GeoNames, CC BY 4.0.",
    };

    public static ShellWords French { get; } = new()
    {
        Name = "Annuaire des Centres Collaboratifs Connectés",
        ShortName = Design.FrenchName,
        Skip = "Aller au contenu",
        Navigation = "Principale",
        Directory = "Trouver un centre",
        Label = "Le label",
        Networks = "Réseaux",
        Console = "Console",
        SignIn = "Se connecter",
        Account = "Votre compte",
        Developers = "Pour les développeurs",
        Explorer = "Explorateur de requêtes",
        Schema = "Schéma GraphQL",
        Health = "État de ce serveur",
        Promise = "Les réseaux partenaires y publient leurs lieux. Ce qu’ils disent d’un même lieu forme un seul centre, et chaque valeur garde sa source.",
        MapCredit = "Contours : Natural Earth. Communes : GeoNames, CC BY 4.0.",
    };

    public static ShellWords Of(Language language) => language.Pick(English, French);
}
