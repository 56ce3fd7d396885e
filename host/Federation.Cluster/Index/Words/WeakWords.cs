using System.Collections.Frozen;

namespace Federation.Cluster.Index.Words;

/// <summary>Words that stand in every other text of French and English and tell no place from another. Folded. Thread safe.</summary>
internal static class WeakWords
{
    private static readonly FrozenSet<string> Weak = FrozenSet.Create(
        StringComparer.Ordinal,
        "le", "la", "les", "un", "une", "des", "du", "de", "et", "ou", "au", "aux", "a", "en", "dans", "sur", "pour", "par", "avec", "chez",
        "the", "an", "of", "and", "or", "in", "on", "at", "to", "for", "by", "with");

    private static readonly FrozenSet<string> Elided = FrozenSet.Create(StringComparer.Ordinal, "l", "d", "j", "c", "n", "s", "m", "t", "qu", "lorsqu", "puisqu", "jusqu", "quoiqu");

    public static bool IsWeak(string word) => Weak.Contains(word);

    /// <summary>Whether the word, before an apostrophe, is what French leaves of another: "l'atelier", "d'Orléans".</summary>
    public static bool IsElided(string word) => Elided.Contains(word);
}
