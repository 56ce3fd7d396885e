using System.Collections.Frozen;

namespace Federation.Adapters.Mapping.Values;

/// <summary>Words for yes and no, in French and English, without regard to case and accents.</summary>
internal static class YesNo
{
    private static readonly FrozenSet<string> Yes = FrozenSet.Create(StringComparer.Ordinal, "OUI", "O", "YES", "Y", "TRUE", "VRAI", "1", "1.0", "X", "✓", "✔", "ON");
    private static readonly FrozenSet<string> No = FrozenSet.Create(StringComparer.Ordinal, "NON", "N", "NO", "FALSE", "FAUX", "0", "0.0", "-", "OFF", "NEANT");

    /// <summary>Null where it is neither.</summary>
    public static bool? Read(string text)
    {
        string word = Folding.Of(text);
        return Yes.Contains(word) ? true : No.Contains(word) ? false : null;
    }
}
