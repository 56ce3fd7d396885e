using Federation.Adapters.Sdk;

namespace Federation.Adapters.Mapping.Places;

/// <summary>Boxes around countries, by which a mapping says where its places are. A little wider than the land; overseas parts apart.</summary>
internal static class Areas
{
    private static readonly Dictionary<string, GeoBox> Known = new(StringComparer.Ordinal)
    {
        ["AT"] = Box(46.3, 9.5, 49.1, 17.2),
        ["BE"] = Box(49.4, 2.5, 51.6, 6.5),
        ["CH"] = Box(45.7, 5.9, 47.9, 10.6),
        ["DE"] = Box(47.2, 5.8, 55.1, 15.1),
        ["ES"] = Box(35.9, -9.4, 43.9, 4.4),
        ["FR"] = Box(41.2, -5.3, 51.2, 9.7),
        ["GB"] = Box(49.8, -8.7, 60.9, 1.8),
        ["IE"] = Box(51.3, -10.7, 55.5, -5.9),
        ["IT"] = Box(35.4, 6.6, 47.1, 18.6),
        ["LU"] = Box(49.4, 5.7, 50.2, 6.6),
        ["NL"] = Box(50.7, 3.3, 53.6, 7.3),
        ["PT"] = Box(36.9, -9.6, 42.2, -6.1),
    };

    public static IEnumerable<string> Codes => Known.Keys;

    public static GeoBox? Find(string country) => Known.GetValueOrDefault(country);

    private static GeoBox Box(double south, double west, double north, double east) => new() { South = south, West = west, North = north, East = east };
}
