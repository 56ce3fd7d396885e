using System.Globalization;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.Mapping.Places;

/// <summary>
/// The systems of coordinates that a mapping may name, by their EPSG code: what the EPSG registry says of each, written down here so that nothing is asked of anybody. Shifts between
/// datums are those of seven or three parameters, good to a metre or two (OSGB36, NTF: up to five), which is far below what tells two places apart.
/// </summary>
internal static class Systems
{
    private const string Grs80 = "\"GRS 1980\",6378137,298.257222101";
    private const string Bessel = "\"Bessel 1841\",6377397.155,299.1528128";
    private const string International = "\"International 1924\",6378388,297";
    private const string NoShift = "0,0,0,0,0,0,0";

    private static readonly Dictionary<string, GeoSystem> Known = All().ToDictionary(system => system.Code, StringComparer.Ordinal);

    /// <summary>For a message and the documentation.</summary>
    public static string Described => "EPSG:4326, 2154, 27572, 3942 to 3950, 3857, 25828 to 25838, 32601 to 32660, 32701 to 32760, 31370, 2056, 27700, 28992, 2169, 2972, 2975, 4471, 5490";

    /// <summary>By <c>EPSG:2154</c> or <c>2154</c>; null for one that is not known here.</summary>
    public static GeoSystem? Find(string name)
    {
        string code = name.StartsWith("EPSG:", StringComparison.OrdinalIgnoreCase) ? name[5..] : name;
        return Known.GetValueOrDefault(code.Trim());
    }

    private static IEnumerable<GeoSystem> All()
    {
        // Degrees on systems that differ from WGS 84 by less than a metre.
        foreach (string code in (string[])["4326", "4171", "4258", "4979"]) yield return new GeoSystem(code, null, Box(-90, -180, 90, 180));
        yield return new GeoSystem("2154", Lambert(Grs80, NoShift, 49, 44, 46.5, 3, 700_000, 6_600_000), Box(41, -10, 51.6, 10.5));

        // Lambert II étendu by its two true parallels, which give the scale 0.99987742 at 52 grades; east of Greenwich, not of Paris.
        yield return new GeoSystem("27572", Lambert("\"Clarke 1880 (IGN)\",6378249.2,293.4660212936269", "-168,-60,320,0,0,0,0", 45.89891888888889, 47.69601444444444, 46.8, 2.33722917, 600_000, 2_200_000), Box(41.3, -5, 51.2, 9.7));
        for (int zone = 42; zone <= 50; zone++)
        {
            string code = string.Create(CultureInfo.InvariantCulture, $"39{zone}");
            yield return new GeoSystem(code, Lambert(Grs80, NoShift, zone - 0.75, zone + 0.75, zone, 3, 1_700_000, ((zone - 41) * 1_000_000) + 200_000), Box(zone - 1.2, -6, zone + 1.2, 10.5));
        }

        yield return new GeoSystem("31370", Lambert(International, "-106.8686,52.2978,-103.7239,0.3366,-0.457,1.8422,-1.2747", 51.16666723333333, 49.8333339, 90, 4.367486666666666, 150_000.013, 5_400_088.438), Box(49.4, 2.4, 51.6, 6.5));
        yield return new GeoSystem("2056", Projected(Bessel, "674.374,15.056,405.346,0,0,0,0", "Hotine_Oblique_Mercator_Azimuth_Center", ("latitude_of_center", 46.95240555555556), ("longitude_of_center", 7.439583333333333), ("azimuth", 90), ("rectified_grid_angle", 90), ("scale_factor", 1), ("false_easting", 2_600_000), ("false_northing", 1_200_000)), Box(45.7, 5.8, 47.9, 10.6));
        yield return new GeoSystem("27700", Mercator("\"Airy 1830\",6377563.396,299.3249646", "446.448,-125.157,542.06,0.15,0.247,0.842,-20.489", 49, -2, 0.9996012717, 400_000, -100_000), Box(49.7, -9.1, 61.1, 2.1));
        yield return new GeoSystem("28992", Projected(Bessel, "565.4171,50.3319,465.5524,-0.398957388243134,0.343987817378283,-1.87740163998045,4.0725", "Oblique_Stereographic", ("latitude_of_origin", 52.15616055555555), ("central_meridian", 5.38763888888889), ("scale_factor", 0.9999079), ("false_easting", 155_000), ("false_northing", 463_000)), Box(50.7, 3.2, 53.8, 7.3));
        yield return new GeoSystem("2169", Mercator(International, "-189.6806,18.3463,-42.7695,-0.33746,-3.09264,2.53861,0.4598", 49.83333333333334, 6.166666666666667, 1, 80_000, 100_000), Box(49.4, 5.7, 50.2, 6.6));
        yield return new GeoSystem("3857", "PROJCS[\"Web Mercator\",GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],PROJECTION[\"Popular_Visualisation_Pseudo-Mercator\"],PARAMETER[\"latitude_of_origin\",0],PARAMETER[\"central_meridian\",0],PARAMETER[\"scale_factor\",1],PARAMETER[\"false_easting\",0],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1]]", Box(-85.1, -180, 85.1, 180));
        for (int zone = 28; zone <= 38; zone++) yield return Utm(string.Create(CultureInfo.InvariantCulture, $"258{zone}"), zone, isSouth: false);
        for (int zone = 1; zone <= 60; zone++)
        {
            yield return Utm(string.Create(CultureInfo.InvariantCulture, $"326{zone:00}"), zone, isSouth: false);
            yield return Utm(string.Create(CultureInfo.InvariantCulture, $"327{zone:00}"), zone, isSouth: true);
        }

        yield return Utm("2972", 22, isSouth: false);
        yield return Utm("2975", 40, isSouth: true);
        yield return Utm("4471", 38, isSouth: true);
        yield return Utm("5490", 20, isSouth: false);
    }

    // A zone is 6° wide; listings reach over its edges, and by 3° more the grid is still good to a metre.
    private static GeoSystem Utm(string code, int zone, bool isSouth)
    {
        double meridian = (zone * 6) - 183;
        return new GeoSystem(code, Mercator(Grs80, NoShift, 0, meridian, 0.9996, 500_000, isSouth ? 10_000_000 : 0), Box(isSouth ? -80 : 0, meridian - 6, isSouth ? 0 : 84, meridian + 6));
    }

    private static string Lambert(string spheroid, string shift, double one, double two, double latitude, double meridian, double easting, double northing) => Projected(
        spheroid, shift, "Lambert_Conformal_Conic_2SP", ("standard_parallel_1", one), ("standard_parallel_2", two), ("latitude_of_origin", latitude), ("central_meridian", meridian), ("false_easting", easting), ("false_northing", northing));

    private static string Mercator(string spheroid, string shift, double latitude, double meridian, double scale, double easting, double northing) => Projected(
        spheroid, shift, "Transverse_Mercator", ("latitude_of_origin", latitude), ("central_meridian", meridian), ("scale_factor", scale), ("false_easting", easting), ("false_northing", northing));

    private static string Projected(string spheroid, string shift, string projection, params (string Name, double Value)[] parameters) =>
        $"PROJCS[\"grid\",GEOGCS[\"datum\",DATUM[\"datum\",SPHEROID[{spheroid}],TOWGS84[{shift}]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],PROJECTION[\"{projection}\"],"
        + string.Join(",", parameters.Select(parameter => string.Create(CultureInfo.InvariantCulture, $"PARAMETER[\"{parameter.Name}\",{parameter.Value:R}]"))) + ",UNIT[\"metre\",1]]";

    private static GeoBox Box(double south, double west, double north, double east) => new() { South = south, West = west, North = north, East = east };
}
