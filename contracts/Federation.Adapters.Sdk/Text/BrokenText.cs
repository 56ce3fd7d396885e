using System.Text;

namespace Federation.Adapters.Sdk;

/// <summary>
/// Stands where bytes were no text in their encoding. It is a noncharacter, which no text may hold, so that a loss that happens here is
/// told from a U+FFFD that the source itself sent; nothing that leaves a parser holds it.
/// </summary>
internal static class BrokenText
{
    public const char Mark = '\uFDD0';
    public const char Shown = '\uFFFD';

    /// <summary>Puts the mark where bytes cannot be decoded.</summary>
    public static DecoderFallback Fallback { get; } = new DecoderReplacementFallback(Mark.ToString());

    /// <summary>The text as it may be kept and shown.</summary>
    public static string Show(string text) => text.Contains(Mark, StringComparison.Ordinal) ? text.Replace(Mark, Shown) : text;
}
