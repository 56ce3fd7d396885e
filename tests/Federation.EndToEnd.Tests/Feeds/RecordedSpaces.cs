using System.Text.Json.Nodes;

namespace Federation.EndToEnd.Tests.Feeds;

/// <summary>Writes recorded answers of SpaceAPI endpoints: an array of <c>{ url, valid, lastSeen, data }</c>.</summary>
internal static class RecordedSpaces
{
    public static string Json(params IEnumerable<Space> spaces) => new JsonArray([.. spaces.Select(Entry)]).ToJsonString();

    private static JsonNode Entry(Space space) => new JsonObject
    {
        ["url"] = space.Url,
        ["valid"] = true,
        ["lastSeen"] = 1700000000,
        ["data"] = new JsonObject
        {
            ["api"] = "0.13",
            ["space"] = space.Name,
            ["url"] = "https://spaces.example/" + space.Name.Replace(' ', '-'),
            ["location"] = new JsonObject { ["address"] = "1 Rue Exemple, 21000 Dijon, France", ["lat"] = space.Latitude, ["lon"] = space.Longitude },
        },
    };
}
