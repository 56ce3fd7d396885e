using System.Collections.Frozen;
using System.Text;

namespace Federation.Cluster.Matching.Scoring;

/// <summary>Folds a street so that its usual writings are one: <c>82 Bd du Général Leclerc</c> and <c>82, boulevard du général Leclerc</c>; <c>Mühlenstr. 18</c> and <c>Mühlenstraße 18</c>.</summary>
internal static class StreetName
{
    private const string GermanStreet = "strasse";
    private const string GermanShort = "str";

    /// <summary>Abbreviations that stand for one word alone in the addresses of the countries that write them.</summary>
    private static readonly FrozenDictionary<string, string> Whole = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["av"] = "avenue", ["ave"] = "avenue", ["avda"] = "avenue", ["avenida"] = "avenue", ["bd"] = "boulevard", ["bld"] = "boulevard", ["blvd"] = "boulevard", ["boul"] = "boulevard",
        ["pl"] = "place", ["rte"] = "route", ["rt"] = "route", ["r"] = "rue", ["rua"] = "rue", ["ch"] = "chemin", ["che"] = "chemin", ["chem"] = "chemin", ["imp"] = "impasse", ["all"] = "allee", ["sq"] = "square",
        ["fg"] = "faubourg", ["fbg"] = "faubourg", ["qu"] = "quai", ["st"] = "street", ["rd"] = "road", ["dr"] = "drive", ["ln"] = "lane", ["ct"] = "court", ["hwy"] = "highway", ["pkwy"] = "parkway",
        ["ter"] = "terrace", ["trl"] = "trail", ["cir"] = "circle", ["expy"] = "expressway", ["fwy"] = "freeway", ["ste"] = "suite", ["n"] = "north", ["s"] = "south", ["e"] = "east", ["w"] = "west",
        ["c"] = "calle", ["cl"] = "calle", ["cll"] = "calle", ["cra"] = "carrera", ["cr"] = "carrera", ["ctra"] = "carretera", ["pza"] = "plaza", ["str"] = "strasse", ["gal"] = "general",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Fold(string street) => string.Join(' ', Apart(NameKey.Fold(Script.Apart(street))).Split(' ').Select(Canonical));

    // "12a", "37 1" of a script that sets no spaces: numbers are words of their own.
    private static string Apart(string folded)
    {
        var apart = new StringBuilder(folded.Length + 8);
        for (int at = 0; at < folded.Length; at++)
        {
            if (at > 0 && folded[at] != ' ' && folded[at - 1] != ' ' && char.IsAsciiDigit(folded[at]) != char.IsAsciiDigit(folded[at - 1])) apart.Append(' ');
            apart.Append(folded[at]);
        }

        return apart.ToString();
    }

    private static string Canonical(string word) =>
        Whole.TryGetValue(word, out string? whole) ? whole
        : word.EndsWith(GermanStreet, StringComparison.Ordinal) && word.Length > GermanStreet.Length ? word[..^(GermanStreet.Length - GermanShort.Length)]
        : word;
}
