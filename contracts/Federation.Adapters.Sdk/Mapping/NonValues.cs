using System.Collections.Frozen;

namespace Federation.Adapters.Sdk;

/// <summary>Texts that stand in a cell and say nothing.</summary>
internal static class NonValues
{
    // What spreadsheets write for a failed formula, in English and in French, and what database exports write for null.
    private static readonly FrozenSet<string> Texts = FrozenSet.Create(
        StringComparer.Ordinal,
        "", "#N/A", "#N/D", "#REF!", "#VALUE!", "#VALEUR!", "#NAME?", "#NOM?", "#DIV/0!", "#NULL!", "#NUL!", "#NUM!", "#NOMBRE!", "NULL");

    /// <summary>The text, trimmed; null where it says nothing.</summary>
    public static string? NullIfNone(string? text) => text?.Trim() is { } trimmed && !Texts.Contains(trimmed) ? trimmed : null;
}
