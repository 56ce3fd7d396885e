using System.Text.Json;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>The positions of GeoJSON geometries that are no single point.</summary>
internal static class GeoJsonPositions
{
    /// <summary>Adds every position; false where the geometry is of no known kind, or something in it is no position.</summary>
    public static bool TryAdd(RecordFields geometry, Outline outline)
    {
        if (geometry.Text("type") == "GeometryCollection")
        {
            return geometry.Value("geometries") is { ValueKind: JsonValueKind.Array } parts
                && parts.EnumerateArray().All(part => part.ValueKind == JsonValueKind.Object && TryAdd(new RecordFields(part, ""), outline));
        }

        int? levels = geometry.Text("type") switch
        {
            "Point" => 0,
            "MultiPoint" or "LineString" => 1,
            "Polygon" or "MultiLineString" => 2,
            "MultiPolygon" => 3,
            _ => null,
        };
        return levels is { } depth && geometry.Value("coordinates") is { } coordinates && TryAdd(coordinates, depth, outline);
    }

    private static bool TryAdd(JsonElement element, int levels, Outline outline)
    {
        if (element.ValueKind != JsonValueKind.Array) return false;
        if (levels > 0) return element.EnumerateArray().All(inner => TryAdd(inner, levels - 1, outline));
        if (element.GetArrayLength() < 2 || Number(element[1]) is not { } north || Number(element[0]) is not { } east || !GeoPoint.TryCreate(north, east, out var point)) return false;
        outline.Add(point);
        return true;
    }

    private static double? Number(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && DecimalNumber.TryParse(element.GetRawText(), out double number) ? number : null;
}
