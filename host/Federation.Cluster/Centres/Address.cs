namespace Federation.Cluster.Centres;

/// <summary>A postal address; every part is optional, but at least one is there.</summary>
[GenerateSerializer, Immutable, Alias("address")]
public sealed record Address
{
    [Id(0)]
    public string? Street { get; init; }

    [Id(1)]
    public string? PostalCode { get; init; }

    [Id(2)]
    public string? Locality { get; init; }

    [Id(3)]
    public string? Region { get; init; }

    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    [Id(4)]
    public string? Country { get; init; }

    /// <summary>The official code of the municipality in its country; null where the source has none.</summary>
    [Id(5)]
    public string? LocalityCode { get; init; }

    /// <summary>On one line: street, postcode and locality, region, country.</summary>
    public override string ToString() =>
        string.Join(", ", new[] { Street, string.Join(' ', new[] { PostalCode, Locality }.Where(part => part is not null)), Region, Country }.Where(part => !string.IsNullOrEmpty(part)));
}
