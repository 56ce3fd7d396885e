namespace Federation.EndToEnd.Tests.Feeds;

/// <summary>What the tests need of a row of the census.</summary>
/// <param name="Latitude">Null where the cell holds no number; so with the longitude.</param>
internal sealed record CensusPlace(string Id, string Name, double? Latitude, double? Longitude);
