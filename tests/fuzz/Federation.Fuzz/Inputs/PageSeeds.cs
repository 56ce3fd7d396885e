using System.Net;
using System.Text;
using System.Text.Json;

namespace Federation.Fuzz.Inputs;

/// <summary>Web pages and XML, of which no partner gave any: written around the values of spaces that are listed elsewhere.</summary>
internal static class PageSeeds
{
    private static readonly string[] ServiceTags = ["wifi", "café", "imprimante 3D"];

    /// <summary>A list in which <c>li.centre</c> is a record.</summary>
    public static SeedFile Html(SeedFile spaces) => new(
        "list",
        Notation.Html,
        "<!doctype html>\n<html lang=fr><head><meta charset=utf-8><title>Les lieux</title><script>var a = \"<li class=centre>\";</script></head>\n<body><nav><a href='/'>Accueil</a></nav><ul>\n"u8.ToArray(),
        [.. Values(spaces).Select((space, index) => Encoding.UTF8.GetBytes(
            $"<li class=centre id=\"c{index}\"><h2>{WebUtility.HtmlEncode(space.Name)}</h2><p>{WebUtility.HtmlEncode(space.Address)}<br>ouvert</p><a href=\"{WebUtility.HtmlEncode(space.Url)}\">site</a><span class=who>Personne Inventée {index}</span><table><tr><td>{space.Latitude}<td>{space.Longitude}</table></li>\n"))],
        [],
        "</ul><footer>&copy; 2024</footer></body></html>\n"u8.ToArray());

    /// <summary>A page with a block of JSON-LD for each place.</summary>
    public static SeedFile JsonLdPage(SeedFile spaces) => new(
        "page",
        Notation.Html,
        "<!DOCTYPE html><html><head><title>Lieux</title>\n"u8.ToArray(),
        [.. JsonLd(spaces).Select(json => Encoding.UTF8.GetBytes($"<script type=\"application/ld+json\">{json}</script>\n"))],
        [],
        "</head><body>Bonjour</body></html>"u8.ToArray());

    /// <summary>A document of JSON-LD by itself.</summary>
    public static SeedFile JsonLdDocument(SeedFile spaces) => new(
        "document",
        Notation.Json,
        "{\"@context\":\"https://schema.org\",\"@graph\":["u8.ToArray(),
        [.. JsonLd(spaces).Select(Encoding.UTF8.GetBytes)],
        ","u8.ToArray(),
        "]}"u8.ToArray());

    /// <summary>A document in which <c>centre</c> is a record.</summary>
    public static SeedFile Xml(SeedFile spaces) => new(
        "list",
        Notation.Xml,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<lieux xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"u8.ToArray(),
        [.. Values(spaces).Select((space, index) => Encoding.UTF8.GetBytes(
            $"<centre id=\"{index}\"><nom>{WebUtility.HtmlEncode(space.Name)}</nom><dc:creator email=\"a{index}@example.org\">Personne Inventée</dc:creator><adresse><rue>{WebUtility.HtmlEncode(space.Address)}</rue></adresse>{string.Concat(ServiceTags.Select(service => $"<service>{service}</service>"))}<lat>{space.Latitude}</lat><lon>{space.Longitude}</lon><site><![CDATA[{space.Url}]]></site><!-- fin --></centre>\n"))],
        [],
        "</lieux>\n"u8.ToArray());

    private static IEnumerable<string> JsonLd(SeedFile spaces) => Values(spaces).Select((space, index) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["@type"] = index % 3 == 0 ? new[] { "Library", "LocalBusiness" } : "https://schema.org/LocalBusiness",
        ["@id"] = space.Url,
        ["name"] = space.Name,
        ["email"] = $"contact{index}@example.org",
        ["founder"] = new Dictionary<string, object> { ["@type"] = "Person", ["name"] = "Personne Inventée" },
        ["address"] = new Dictionary<string, object> { ["@type"] = "PostalAddress", ["streetAddress"] = space.Address },
        ["geo"] = new Dictionary<string, object> { ["latitude"] = space.Latitude, ["longitude"] = space.Longitude },
        ["containsPlace"] = new[] { new Dictionary<string, object> { ["@type"] = "LocalBusiness", ["name"] = "Salle" } },
    }));

    private static IEnumerable<(string Name, string Address, string Url, string Latitude, string Longitude)> Values(SeedFile spaces)
    {
        foreach (byte[] piece in spaces.Pieces)
        {
            using var document = JsonDocument.Parse(piece);
            if (!document.RootElement.TryGetProperty("data", out var space)) continue;
            var place = space.TryGetProperty("location", out var location) ? location : space;
            yield return (Text(space, "space"), Text(place, "address"), Text(space, "url"), Text(place, "lat"), Text(place, "lon"));
        }
    }

    private static string Text(JsonElement element, string member) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var value) ? value.ToString() : "";
}
