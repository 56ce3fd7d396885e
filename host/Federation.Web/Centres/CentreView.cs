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

    /// <summary>For the form of corrections; null for whoever is not signed in.</summary>
    public FormToken? Form { get; init; }

    /// <summary>What came of a correction that was sent; null where none was.</summary>
    public CorrectionOutcome? Correction { get; init; }

    public required string Origin { get; init; }

    public CentreWords Words => CentreWords.Of(Language);

    public bool HoldsLabel => Centre.Label?.HeldLevel is not null;
}
