using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.Contracts.Testing;

namespace Federation.Plugins.Tests.Conformance;

/// <summary>A server of an RPDE feed, which gives out its items a few at a time and ends with a page without one that leads to itself.</summary>
internal static class FeedPartner
{
    public const string Address = "https://feed.example/rpde";

    private const int PageItems = 3;

    /// <summary>The items of a stored page, in their order.</summary>
    public static IReadOnlyList<JsonNode> ItemsOf(string file)
    {
        var page = JsonNode.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "listings", file)));
        return [.. page!["items"]!.AsArray().Select(item => item!.DeepClone())]; // The sample is such a page.
    }

    /// <summary>Seven sessions at four halls: one hall loses its only session, and one session moves.</summary>
    public static IReadOnlyList<JsonNode> Sessions { get; } =
    [
        Session(1, "s1", "north"), Session(2, "s2", "south"), Session(3, "s3", "south"), Session(3, "s4", "west"), Session(4, "s5", "east"),
        JsonNode.Parse("""{"state":"deleted","kind":"SessionSeries","id":"s4","modified":5}""")!, // It is an object.
        Session(6, "s1", "south"), Session(7, "s6", "north"),
    ];

    public static IPartner Of(IReadOnlyList<JsonNode> items) => new FakePartner().Otherwise(request =>
    {
        if (!request.Address.StartsWith(Address, StringComparison.Ordinal)) return PartnerAnswer.Error(404);
        if (!int.TryParse(request.Query("after") ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out int passed)) return PartnerAnswer.Error(400);
        var page = items.Skip(passed).Take(PageItems).ToList();
        string next = string.Create(CultureInfo.InvariantCulture, $"{Address}?after={passed + page.Count}");
        return PartnerAnswer.Json(JsonSerializer.Serialize(new { items = page, next, license = "https://creativecommons.org/licenses/by/4.0/" }));
    });

    private static JsonNode Session(int modified, string id, string hall) => JsonNode.Parse(string.Create(CultureInfo.InvariantCulture, $$$"""
        {"state":"updated","kind":"SessionSeries","id":"{{{id}}}","modified":{{{modified}}},"data":{"@type":"SessionSeries","name":"Series {{{id}}}",
         "leader":{"@type":"Person","name":"Claude Dupont"},
         "location":{"@type":"Place","@id":"https://feed.example/halls/{{{hall}}}","name":"The {{{hall}}} hall","geo":{"latitude":47.2,"longitude":6.0},"email":"claude@halls.example"} } }
        """))!; // It is an object.
}
