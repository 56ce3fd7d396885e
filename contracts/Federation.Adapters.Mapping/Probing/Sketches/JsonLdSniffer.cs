using System.Collections.Frozen;
using System.Text.Json;

namespace Federation.Adapters.Mapping.Probing.Sketches;

/// <summary>Which types of schema.org in JSON-LD are places that somebody lists.</summary>
internal static class JsonLdSniffer
{
    private static readonly string[] Containers = ["@graph", "itemListElement", "item", "mainEntity", "hasPart", "containsPlace"];
    private static readonly string[] Prefixes = ["https://schema.org/", "http://schema.org/", "schema:"];

    // What every site says of itself, and what hangs on places.
    private static readonly FrozenSet<string> NoPlaces = FrozenSet.Create(
        StringComparer.Ordinal,
        "WebSite", "WebPage", "BreadcrumbList", "ListItem", "ItemList", "SearchAction", "Person", "ImageObject", "PostalAddress", "GeoCoordinates", "Article", "NewsArticle", "BlogPosting", "Dataset",
        "DataDownload", "DataCatalog", "CollectionPage", "FAQPage", "Question", "Answer", "Offer", "Product", "Event", "VideoObject", "SiteNavigationElement", "ContactPoint");

    /// <summary>Those that have a name and say where they are; where none does, those that have a name. The most frequent first.</summary>
    public static IReadOnlyList<string> Types(IEnumerable<JsonElement> roots)
    {
        var found = roots.SelectMany(root => Objects(root, 0)).Take(5_000).ToList();
        var placed = found.Where(item => item.IsPlaced).ToList();
        return [.. (placed.Count > 0 ? placed : found).GroupBy(item => item.Type, StringComparer.Ordinal).OrderByDescending(type => type.Count()).ThenBy(type => type.Key, StringComparer.Ordinal).Select(type => type.Key).Take(10)];
    }

    private static IEnumerable<(string Type, bool IsPlaced)> Objects(JsonElement element, int depth)
    {
        if (depth > 8) return [];
        if (element.ValueKind == JsonValueKind.Array) return element.EnumerateArray().SelectMany(item => Objects(item, depth + 1));
        if (element.ValueKind != JsonValueKind.Object) return [];
        bool isPlaced = Says(element, "address") || Says(element, "geo") || Says(element, "location");
        var own = Says(element, "name") && TypeOf(element) is { } type && !NoPlaces.Contains(type) ? new[] { (type, isPlaced) } : [];
        return own.Concat(element.EnumerateObject().Where(member => Containers.Contains(member.Name)).SelectMany(member => Objects(member.Value, depth + 1)));
    }

    private static bool Says(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);

    private static string? TypeOf(JsonElement element)
    {
        if (!element.TryGetProperty("@type", out var type)) return null;
        if (type.ValueKind == JsonValueKind.Array && type.GetArrayLength() > 0) type = type[0];
        if (type.ValueKind != JsonValueKind.String || type.GetString() is not { Length: > 0 and < 100 } name) return null;
        string prefix = Prefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) ?? "";
        return name[prefix.Length..];
    }
}
