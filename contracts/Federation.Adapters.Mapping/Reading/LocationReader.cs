using Federation.Adapters.Mapping.Places;
using Federation.Adapters.Mapping.Yaml;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.Mapping.Reading;

/// <summary>Reads where a record says its place.</summary>
internal static class LocationReader
{
    private static readonly (string Name, Axes Axes)[] Orders = [("lat-lon", Axes.LatLon), ("lon-lat", Axes.LonLat), ("auto", Axes.Auto)];

    public static LocationRule? Read(Section fields, ValueReader values, bool isGeoJson)
    {
        if (fields.Find("location") is not { } node) return isGeoJson ? new LocationRule { System = Wgs84 } : null;
        if (Section.Open(node, Keys.Location, values.Problems) is not { } location) return null;
        if (System(location) is not { } system || !Columns(location, system, isGeoJson)) return null;
        var axes = location.Choice("axes", [.. Orders.Select(order => order.Name)]) is { } name ? Orders.First(order => order.Name == name).Axes : Axes.AsNamed;
        var area = location.Find("area") is { } where ? Area(location, where) : null;
        if (axes == Axes.Auto && area is null && system.IsDegrees) location.Problems.Add("mapping.missing", "\"axes: auto\" needs \"area\": without it nobody can tell which way round two numbers are.", location.Node);
        if (axes is Axes.LatLon or Axes.LonLat && !location.Has("point")) location.Refuse("the columns are named; only a point's two numbers have an order, and auto may be said of any", "axes");
        return new LocationRule
        {
            North = Column(location, system.IsDegrees ? "latitude" : "y", values),
            East = Column(location, system.IsDegrees ? "longitude" : "x", values),
            Point = Column(location, "point", values),
            Axes = axes,
            System = system,
            Area = area,
        };
    }

    private static GeoSystem Wgs84 { get; } = Systems.Find("4326")!; // It is in the table.

    private static GeoSystem? System(Section location)
    {
        if (location.Find("system") is not { } node) return Wgs84;
        if (node is YamlText { Text: var text } && Systems.Find(text) is { } system) return system;
        location.Wrong("system", node, $"one of {Systems.Described}");
        return null;
    }

    private static bool Columns(Section location, GeoSystem system, bool isGeoJson)
    {
        string[] pair = system.IsDegrees ? ["latitude", "longitude"] : ["x", "y"];
        string[] other = system.IsDegrees ? ["x", "y"] : ["latitude", "longitude"];
        bool hasPair = pair.All(location.Has);
        bool isSound = !other.Any(location.Has) && (hasPair ? !location.Has("point") : !pair.Any(location.Has) && (location.Has("point") || isGeoJson));
        if (isSound) return true;
        location.Problems.Add("mapping.value", $"In {(system.IsDegrees ? "degrees" : $"EPSG:{system.Code}")} a place is told by {pair[0]} and {pair[1]}, or by point{(isGeoJson ? ", or by the feature's geometry" : "")}.", location.Node);
        return false;
    }

    private static string? Column(Section location, string key, ValueReader values) => location.Find(key) is { } node ? values.Column(node, $"\"{key}\"") : null;

    private static GeoBox? Area(Section location, YamlNode node)
    {
        if (node is YamlText { Text: var country })
        {
            if (Areas.Find(country) is { } known) return known;
            location.Wrong("area", node, $"one of {string.Join(", ", Areas.Codes)}, or south, west, north and east in degrees");
            return null;
        }

        if (Section.Open(node, Keys.Area, location.Problems) is not { } area) return null;
        foreach (string side in Keys.All[Keys.Area].Where(side => !area.Has(side))) area.Missing(side);
        if (area.Number("south", -90, 90) is not { } south || area.Number("west", -180, 180) is not { } west || area.Number("north", -90, 90) is not { } north || area.Number("east", -180, 180) is not { } east) return null;
        if (south < north && west < east) return new GeoBox { South = south, West = west, North = north, East = east };
        location.Problems.Add("mapping.value", "South is below north, and west is left of east.", node);
        return null;
    }
}
