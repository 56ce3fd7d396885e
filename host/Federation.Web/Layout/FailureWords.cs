using Federation.Web.Asking;
using Federation.Web.Languages;

namespace Federation.Web.Layout;

/// <summary>What a page says that has nothing to show.</summary>
public sealed record FailureWords
{
    public required string Back { get; init; }

    public required string SignIn { get; init; }

    public required string Again { get; init; }

    public required (string Heading, string Says) Absent { get; init; }

    public required (string Heading, string Says) Unknown { get; init; }

    public required (string Heading, string Says) Forbidden { get; init; }

    public required (string Heading, string Says) Busy { get; init; }

    public required (string Heading, string Says) Crowded { get; init; }

    public required (string Heading, string Says) Wrong { get; init; }

    public required (string Heading, string Says) Down { get; init; }

    private static FailureWords English { get; } = new()
    {
        Back = "To the directory",
        SignIn = "Sign in",
        Again = "Try again",
        Absent = ("Not here", "There is no such page, or no such centre any more."),
        Unknown = ("Please sign in", "This page is for people whom a network or this directory knows."),
        Forbidden = ("Not for this account", "Your account may not see this page. Who manages your network can grant it."),
        Busy = ("A moment, please", "You ask faster than we answer. Try again in a few seconds."),
        Crowded = ("A moment, please", "Many people are asking just now, more than the directory can answer. Try again in a few seconds."),
        Wrong = ("That could not be read", "The directory does not understand what this address asks for."),
        Down = ("Not available for the moment", "The directory cannot answer just now. What it holds is safe; try again in a minute."),
    };

    private static FailureWords French { get; } = new()
    {
        Back = "Vers l’annuaire",
        SignIn = "Se connecter",
        Again = "Réessayer",
        Absent = ("Rien ici", "Cette page n’existe pas, ou ce centre n’existe plus."),
        Unknown = ("Connectez-vous", "Cette page est pour les personnes qu’un réseau ou cet annuaire connaît."),
        Forbidden = ("Pas pour ce compte", "Votre compte ne peut pas voir cette page. Le responsable de votre réseau peut l’y autoriser."),
        Busy = ("Un instant", "Vous demandez plus vite que nous ne répondons. Réessayez dans quelques secondes."),
        Crowded = ("Un instant", "Beaucoup de monde interroge l’annuaire en ce moment, plus qu’il ne peut en servir. Réessayez dans quelques secondes."),
        Wrong = ("Demande illisible", "L’annuaire ne comprend pas ce que demande cette adresse."),
        Down = ("Indisponible pour le moment", "L’annuaire ne peut pas répondre. Ce qu’il contient est en sûreté ; réessayez dans une minute."),
    };

    public static FailureWords Of(Language language) => language.Pick(English, French);

    /// <param name="error">The first, where there is one.</param>
    public string Heading(int status, PageError? error) => Of(status, error).Heading;

    /// <inheritdoc cref="Heading"/>
    public string Says(int status, PageError? error) => Of(status, error).Says;

    private (string Heading, string Says) Of(int status, PageError? error) => error is { IsOfCrowd: true } ? Crowded : status switch
    {
        401 => Unknown,
        403 => Forbidden,
        404 => Absent,
        429 => Busy,
        < 500 => Wrong,
        _ => Down,
    };
}
