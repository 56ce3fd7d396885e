using Federation.Adapters.Mapping.Places;
using Federation.Adapters.Mapping.Values;

namespace Federation.Adapters.Mapping.Probing.Fields;

/// <summary>On which system of coordinates a listing's numbers in metres are: only one that all of them fit, within the country, and no other.</summary>
internal static class GridGuess
{
    private static readonly Dictionary<string, string[]> ByCountry = new(StringComparer.Ordinal)
    {
        ["FR"] = ["2154", "27572", "3942", "3943", "3944", "3945", "3946", "3947", "3948", "3949", "3950", "3857", "25830", "25831", "25832"],
        ["CH"] = ["2056", "3857", "25832"],
        ["BE"] = ["31370", "3857", "25831"],
        ["NL"] = ["28992", "3857", "25831"],
        ["LU"] = ["2169", "3857", "25832"],
        ["GB"] = ["27700", "3857", "25830"],
        ["DE"] = ["25832", "25833", "3857"],
        ["AT"] = ["25832", "25833", "3857"],
        ["ES"] = ["25829", "25830", "25831", "3857"],
        ["IT"] = ["25832", "25833", "3857"],
        ["PT"] = ["25829", "3857"],
        ["IE"] = ["25829", "3857"],
    };

    // Words of a column's name, or of the file's, that name a system outright.
    private static readonly (string Word, string Code)[] Names =
    [
        ("L93", "2154"), ("LAMBERT93", "2154"), ("LAMB93", "2154"), ("2154", "2154"), ("L2E", "27572"), ("LAMBERT2", "27572"), ("LAMBERTII", "27572"), ("27572", "27572"), ("LV95", "2056"), ("2056", "2056"),
        ("CC42", "3942"), ("CC43", "3943"), ("CC44", "3944"), ("CC45", "3945"), ("CC46", "3946"), ("CC47", "3947"), ("CC48", "3948"), ("CC49", "3949"), ("CC50", "3950"),
        ("3857", "3857"), ("MERCATOR", "3857"), ("31370", "31370"), ("LAMBERT72", "31370"), ("28992", "28992"), ("OSGB", "27700"), ("BNG", "27700"),
    ];

    /// <returns>The EPSG code, the country whose area the places are in, and the codes that fit as well.</returns>
    public static (string Code, string Country, IReadOnlyList<string> Others)? Of(IReadOnlyList<(double X, double Y)> places, string? country, string names)
    {
        var known = places.Where(place => place.X != 0 || place.Y != 0).ToList();
        if (known.Count == 0) return null;
        IEnumerable<string> countries = country is not null ? [country] : ["FR", "CH"];
        var fitting = countries.Where(ByCountry.ContainsKey).SelectMany(code => ByCountry[code].Select(system => (system, country: code))).Where(choice => Fits(choice.system, choice.country, known)).ToList();
        string bare = Folding.Bare(names);
        if (fitting.Count == 0) return null;
        var named = Names.Where(name => bare.Contains(name.Word, StringComparison.Ordinal)).Select(name => name.Code).ToList();
        var best = fitting.FirstOrDefault(choice => named.Contains(choice.system));
        if (best.system is not null) return (best.system, best.country, []);
        return (fitting[0].system, fitting[0].country, [.. fitting.Skip(1).Select(choice => $"EPSG:{choice.system}")]);
    }

    // Some are wrong in every listing, some are swapped.
    private static bool Fits(string system, string country, List<(double X, double Y)> places)
    {
        if (Systems.Find(system) is not { } grid || Areas.Find(country) is not { } area) return false;
        int inside = places.Count(place => (grid.Place(place.X, place.Y) is { } point && area.Contains(point)) || (grid.Place(place.Y, place.X) is { } swapped && area.Contains(swapped)));
        return inside * 10 >= places.Count * 6;
    }
}
