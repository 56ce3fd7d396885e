using Federation.Adapters.Sdk;

namespace Federation.Adapters.Mapping.Places;

/// <summary>Which of the two numbers of a place comes first.</summary>
internal enum Axes
{
    /// <summary>As the columns or the way of writing say.</summary>
    AsNamed,
    LatLon,
    LonLat,

    /// <summary>As named, or the other way round where only that is within the area.</summary>
    Auto,
}

/// <summary>Where a record says its place, and how. Immutable.</summary>
internal sealed record LocationRule
{
    /// <summary>The column of the latitude or northing; null where <see cref="Point"/> holds both, or neither is there.</summary>
    public string? North { get; init; }

    /// <summary>The column of the longitude or easting.</summary>
    public string? East { get; init; }

    /// <summary>The column of both in one text, array or GeoJSON geometry.</summary>
    public string? Point { get; init; }

    /// <summary>The columns that it names.</summary>
    public IReadOnlyList<string> Columns => [.. new[] { North, East, Point }.OfType<string>()];

    /// <summary>The geometry of a GeoJSON feature; all columns are null then.</summary>
    public bool IsGeometry => North is null && Point is null;

    public Axes Axes { get; init; }

    public required GeoSystem System { get; init; }

    /// <summary>Where the source's places are; null where the mapping does not say.</summary>
    public GeoBox? Area { get; init; }
}
