using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>What could be made of a latitude and a longitude.</summary>
public sealed record CoordinatesReading
{
    /// <summary>Null where the source gives none, or none that can be used.</summary>
    public GeoPoint? Location { get; init; }

    public IReadOnlyList<Issue> Issues { get; init; } = [];

    /// <summary>True where the source filled the coordinates with something unusable, as opposed to leaving them empty.</summary>
    public bool Invalid { get; init; }
}
