using System.Text.RegularExpressions;
using Federation.Cluster.Normalising.Vocabularies;

namespace Federation.Cluster.Normalising.Languages;

/// <summary>Reads languages: ISO 639-1 codes, BCP 47 tags, and names in French and English, several of them in one text. Pure and thread safe.</summary>
internal static partial class LanguageReader
{
    /// <summary>The single mentions of a text: <c>français, anglais et espagnol</c> are three.</summary>
    public static IEnumerable<string> Pieces(string text) => Separator().Split(text).Select(piece => piece.Trim()).Where(piece => piece.Length > 0);

    /// <summary>The tag in its usual writing, <c>fr</c> or <c>pt-BR</c>; null for what is none.</summary>
    public static string? Read(string piece)
    {
        if (Vocabulary.Languages.Find(piece) is { } code) return code;
        if (Tag().Match(piece) is not { Success: true } tag) return null;
        string language = tag.Groups["language"].Value.ToLowerInvariant();
        if (!Vocabulary.Languages.Has(language)) return null;
        string script = tag.Groups["script"].Value, region = tag.Groups["region"].Value.ToUpperInvariant();
        if (region.Length > 0 && !Vocabulary.Countries.Has(region)) return null;
        string written = script.Length == 0 ? language : $"{language}-{char.ToUpperInvariant(script[0])}{script[1..].ToLowerInvariant()}";
        return region.Length == 0 ? written : $"{written}-{region}";
    }

    [GeneratedRegex(@"[,;/|\n]|\s+(?:et|and|&|\+)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex("^(?<language>[a-z]{2})(?:[-_](?<script>[a-z]{4}))?(?:[-_](?<region>[a-z]{2}))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
