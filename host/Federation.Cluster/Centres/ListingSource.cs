namespace Federation.Cluster.Centres;

/// <summary>Where a listing's values come from and under which terms they may be used.</summary>
[GenerateSerializer, Immutable, Alias("listing-source")]
public sealed record ListingSource
{
    /// <summary>The adapter that mapped it, as <c>id@version</c>.</summary>
    [Id(0)]
    public required string Adapter { get; init; }

    /// <summary>SPDX-like id of the source's licence, as in the manifest of the adapter that read it there.</summary>
    [Id(1)]
    public required string Licence { get; init; }

    /// <summary>The words of credit that the licence asks for.</summary>
    [Id(2)]
    public required string Attribution { get; init; }

    /// <summary>How much the network's word counts beside another's, as in its definition; 0 to 100.</summary>
    [Id(10)]
    public int Trust { get; init; } = DefaultTrust;

    /// <summary>What a network's word counts for while nobody says otherwise.</summary>
    public const int DefaultTrust = 50;
    /// <summary>Where it was first taken in; null where we read it at its network ourselves. Licence and attribution are then those of the origin, the adapter is the one that read it at the peer.</summary>
    [Id(3)]
    public Origin? Origin { get; init; }
}
