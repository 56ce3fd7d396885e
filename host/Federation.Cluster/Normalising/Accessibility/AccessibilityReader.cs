using Federation.Cluster.Normalising.Vocabularies;

namespace Federation.Cluster.Normalising.Accessibility;

/// <summary>Reads what is said of accessibility: keys of the vocabulary and their names in French and English. Pure and thread safe.</summary>
internal static class AccessibilityReader
{
    /// <summary>The single mentions of a text.</summary>
    public static IEnumerable<string> Pieces(string text) => text.Split([',', ';', '|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The key of a mention; null for what is none.</summary>
    public static string? Read(string piece) => Vocabulary.Accessibility.Find(piece);
}
