using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Languages;

namespace Federation.Web.Centres;

/// <summary>Everything that the page of a centre shows.</summary>
public sealed record CentreView
{
    public required Language Language { get; init; }

    public required CentreDetails Centre { get; init; }

    /// <summary>Nearest first, without the centre itself; null where nobody knows where it is.</summary>
    public IReadOnlyList<NearbyEdge>? Nearby { get; init; }

    /// <summary>Whether whoever reads it may suggest something.</summary>
    public bool IsSignedIn { get; init; }

    /// <summary>For the form of corrections; null where the request brought a token of its own in place of a session.</summary>
    public FormToken? Form { get; init; }

    /// <summary>A correction that was sent with this page's form and not taken; null where none was.</summary>
    public CorrectionRefused? Refused { get; init; }

    /// <summary>Whether one was taken just before.</summary>
    public bool IsCorrected { get; init; }

    public required string Origin { get; init; }

    public CentreWords Words => CentreWords.Of(Language);

    public bool HoldsLabel => Centre.Label?.HeldLevel is not null;
}
