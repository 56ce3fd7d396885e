using System.Text;
using System.Text.Json;

namespace Federation.Fuzz.Inputs;

/// <summary>GeoJSON with every kind of geometry, which the partners' files have not, written around spaces that are listed elsewhere.</summary>
internal static class FeatureSeeds
{
    private static readonly string[] Geometries =
    [
        """{"type":"Point","coordinates":[5.04,47.32]}""",
        """{"type":"Point","coordinates":[]}""",
        """{"type":"LineString","coordinates":[[5.04,47.32],[5.041,47.321,12]]}""",
        """{"type":"Polygon","coordinates":[[[5.04,47.32],[5.041,47.32],[5.041,47.321],[5.04,47.32]]]}""",
        """{"type":"MultiPolygon","coordinates":[[[[5.04,47.32],[5.041,47.32],[5.041,47.321],[5.04,47.32]]]]}""",
        """{"type":"GeometryCollection","geometries":[{"type":"MultiPoint","coordinates":[[5.04,47.32]]},{"type":"Point","coordinates":[5.041,47.32]}]}""",
        "null",
    ];

    public static SeedFile Of(SeedFile spaces)
    {
        byte[][] features = [.. spaces.Pieces.Select((piece, index) => Encoding.UTF8.GetBytes(
            $$$"""{"type":"Feature","geometry":{{{Geometries[index % Geometries.Length]}}},"properties":{"ID":"{{{index}}}","NOM_TL":{{{Name(piece)}}},"CONTACT":"Personne Inventée","MAIL":"nobody{{{index}}}@example.org","TYPO":"Tiers lieux à dominante coworking","WEB":"https://example.org/{{{index}}}"}}"""))];
        return new SeedFile("features", Notation.Json, """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"features":["""u8.ToArray(), features, ","u8.ToArray(), "]}"u8.ToArray());
    }

    private static string Name(byte[] piece)
    {
        using var document = JsonDocument.Parse(piece);
        return document.RootElement.TryGetProperty("data", out var data) && data.TryGetProperty("space", out var name) ? name.GetRawText() : "\"?\"";
    }
}
