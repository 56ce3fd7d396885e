using System.Text.Json.Nodes;

namespace Federation.EndToEnd.Tests.Feeds;

/// <summary>What the tests vary of a recorded answer.</summary>
/// <param name="Url">Of the endpoint: the space's id.</param>
/// <param name="Latitude">A number, or whatever else a space may send; so with the longitude.</param>
internal sealed record Space(string Url, string Name, JsonNode Latitude, JsonNode Longitude);
