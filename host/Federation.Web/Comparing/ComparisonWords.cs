using Federation.Web.Languages;

namespace Federation.Web.Comparing;

/// <summary>The words of the comparison in one language.</summary>
public sealed record ComparisonWords
{
    public required string Heading { get; init; }

    public required string Lead { get; init; }

    public required string Choose { get; init; }

    public required string Place { get; init; }

    public required string Open { get; init; }

    public required string Closed { get; init; }

    public required string Unknown { get; init; }

    public required string Hours { get; init; }

    public required string Capacity { get; init; }

    public required string Services { get; init; }

    public required string Prices { get; init; }

    public required string Label { get; init; }

    public required string NoLabel { get; init; }

    public required string ByData { get; init; }

    public required string Best { get; init; }

    public required string Details { get; init; }

    public required string Remove { get; init; }

    public required string Yes { get; init; }

    public required string No { get; init; }

    private static ComparisonWords English { get; } = new()
    {
        Heading = "Side by side",
        Lead = "What networks say of each centre, and what the directory makes of it. It awards nothing; what is not known is said to be unknown.",
        Choose = "Choose two to four centres in the directory to see them side by side.",
        Place = "Where",
        Open = "Open now",
        Closed = "Closed now",
        Unknown = "not known",
        Hours = "Opening hours",
        Capacity = "Work places",
        Services = "Services",
        Prices = "Prices",
        Label = "Label held",
        NoLabel = "none",
        ByData = "By the directory’s own data",
        Best = "best of these",
        Details = "Question by question",
        Remove = "Remove",
        Yes = "yes",
        No = "no",
    };

    private static ComparisonWords French { get; } = new()
    {
        Heading = "Côte à côte",
        Lead = "Ce que les réseaux disent de chaque centre, et ce que l’annuaire en tire. Cela n’attribue rien ; ce qui n’est pas connu est dit inconnu.",
        Choose = "Choisissez deux à quatre centres dans l’annuaire pour les voir côte à côte.",
        Place = "Où",
        Open = "Ouvert maintenant",
        Closed = "Fermé maintenant",
        Unknown = "inconnu",
        Hours = "Horaires",
        Capacity = "Postes de travail",
        Services = "Services",
        Prices = "Tarifs",
        Label = "Label détenu",
        NoLabel = "aucun",
        ByData = "D’après les données de l’annuaire",
        Best = "le meilleur de ceux-ci",
        Details = "Question par question",
        Remove = "Retirer",
        Yes = "oui",
        No = "non",
    };

    public static ComparisonWords Of(Language language) => language.Pick(English, French);
}
