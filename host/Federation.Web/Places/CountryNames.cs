using System.Collections.Frozen;
using System.Reflection;
using Federation.Web.Languages;

namespace Federation.Web.Places;

/// <summary>Countries by name, as Unicode's CLDR has them; in a build without npm a country is called by its code. Thread safe.</summary>
internal static class CountryNames
{
    /// <summary>A line each: ISO 3166-1 alpha-2, English, French, with tabs between.</summary>
    private const string Resource = "places/countries.tsv";

    private static readonly FrozenDictionary<string, (string English, string French)> Names = Read();

    public static string Of(string code, Language language) => Names.TryGetValue(code, out var names) ? language.Pick(names.English, names.French) : code;

    private static FrozenDictionary<string, (string English, string French)> Read()
    {
        using var table = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource);
        if (table is null) return FrozenDictionary<string, (string English, string French)>.Empty;
        using var text = new StreamReader(table);
        return text.ReadToEnd().Split('\n').Select(line => line.Split('\t')).ToFrozenDictionary(cells => cells[0], cells => (cells[1], cells[2]), StringComparer.Ordinal);
    }
}
