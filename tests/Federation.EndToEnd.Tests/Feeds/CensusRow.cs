namespace Federation.EndToEnd.Tests.Feeds;

/// <summary>The cells of a row of the census that the tests vary, as they are written.</summary>
internal sealed record CensusRow(string Id, string Name, string Latitude, string Longitude)
{
    public string Street { get; init; } = "1 Rue Exemple";

    /// <summary>Cells after the last column.</summary>
    public IReadOnlyList<string> Surplus { get; init; } = [];
}
