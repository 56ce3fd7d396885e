namespace Federation.Web.Directory;

/// <summary>What <see cref="DirectoryQuestion"/> answers, named as the schema names it.</summary>
/// <param name="Centres">Null where the filter was refused; the errors say why.</param>
public sealed record DirectoryAnswer(CentrePage? Centres, IReadOnlyList<Named> Services, IReadOnlyList<Named> AccessibilityFeatures);

public sealed record CentrePage(int TotalCount, PageInfo PageInfo, IReadOnlyList<CentreEdge> Edges, Facets Facets);

public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);

public sealed record CentreEdge(double? DistanceKm, double? SavedKm, CentreSummary Node);

public sealed record CentreSummary
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    public bool Stale { get; init; }

    public PlaceAddress? Address { get; init; }

    public bool? OpenNow { get; init; }

    public int? Capacity { get; init; }

    public HeldLabel? Label { get; init; }

    public IReadOnlyList<Named> Services { get; init; } = [];

    public IReadOnlyList<NetworkName> Networks { get; init; } = [];
}

public sealed record PlaceAddress(string? Street, string? PostalCode, string? Locality, string? Country);

public sealed record HeldLabel(int? HeldLevel);

/// <summary>A word of a vocabulary. Its key is null where a source's own words stand in for it.</summary>
public sealed record Named(string? Key, string Label);

public sealed record NetworkName(string Key, string Name);

public sealed record Facets(IReadOnlyList<CountryCount> Countries, IReadOnlyList<LevelCount> Levels, IReadOnlyList<NetworkCount> Networks, IReadOnlyList<ServiceCount> Services);

public sealed record CountryCount(string Code, int Count);

public sealed record LevelCount(int Level, int Count);

public sealed record NetworkCount(int Count, NetworkName? Network);

public sealed record ServiceCount(int Count, Named Service);
