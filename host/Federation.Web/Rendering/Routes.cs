using Federation.Web.Languages;

namespace Federation.Web.Rendering;

/// <summary>The paths of the pages.</summary>
internal static class Routes
{
    public static string Directory(Language language) => language.Pick("/en", "/fr");

    public static string Centre(Language language, string key) => language.Pick("/en/centres/", "/fr/centres/") + Uri.EscapeDataString(key);

    /// <summary>What a centre said before.</summary>
    public static string History(Language language, string key) => Centre(language, key) + HistorySegment(language);

    public static string HistorySegment(Language language) => language.Pick("/history", "/historique");

    public static string Compare(Language language) => language.Pick("/en/compare", "/fr/comparer");

    public static string Label(Language language) => language.Pick("/en/label", "/fr/label");

    /// <param name="key">The centre's key, a hyphen and the label's number.</param>
    public static string Certificate(Language language, string key) => language.Pick("/en/certificates/", "/fr/certificats/") + Uri.EscapeDataString(key);

    /// <summary>What waits for assessors.</summary>
    public static string Assessing(Language language) => language.Pick("/en/assess", "/fr/evaluer");

    /// <param name="key">The centre's key, a hyphen and the application's number.</param>
    public static string Application(Language language, string key) => Assessing(language) + "/" + Uri.EscapeDataString(key);

    /// <summary>What operators watch.</summary>
    public static string Operating(Language language) => language.Pick("/en/operate", "/fr/exploiter");

    public static string Networks(Language language) => language.Pick("/en/networks", "/fr/reseaux");

    /// <summary>What changed last, for readers of feeds; Atom.</summary>
    public static string Feed(Language language) => language.Pick("/en/centres.atom", "/fr/centres.atom");

    /// <summary>What the combobox shows while somebody types; HTML.</summary>
    public static string Suggestions(Language language) => language.Pick("/en/suggestions", "/fr/suggestions");

    /// <summary>What the map shows of a box; JSON.</summary>
    public static string Map(Language language) => language.Pick("/en/map", "/fr/carte");
}
