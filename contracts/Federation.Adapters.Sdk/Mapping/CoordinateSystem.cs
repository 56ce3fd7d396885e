using System.Collections.Frozen;
using System.Text.Json;

namespace Federation.Adapters.Sdk;

/// <summary>The member <c>crs</c> of GeoJSON before RFC 7946, which some still write.</summary>
internal static class CoordinateSystem
{
    // WGS 84, longitude first: the only one of RFC 7946, by the names under which it is written.
    private static readonly FrozenSet<string> Wgs84 = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "OGC:CRS84", "CRS84",
        "EPSG:4326", "urn:ogc:def:crs:EPSG::4326", "http://www.opengis.net/def/crs/EPSG/0/4326", "WGS84");

    /// <summary>The name of a system that is not WGS 84; null where it is, or where the member says nothing.</summary>
    public static string? Other(JsonElement? crs)
    {
        if (crs is not { ValueKind: not JsonValueKind.Null } value) return null;
        var fields = new RecordFields(value, "");
        string? name = value.ValueKind == JsonValueKind.String ? value.GetString() : fields.In("properties").Text("name") ?? fields.In("properties").Text("href");
        return name is not null && Wgs84.Contains(name) ? null : name ?? "a system without a name";
    }
}
