using System.Globalization;
using System.Text;

namespace Federation.Adapters.Mapping.Values;

/// <summary>Words without regard to case, accents and runs of blanks.</summary>
internal static class Folding
{
    public static string Of(string text)
    {
        string decomposed;
        try
        {
            decomposed = text.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair, or a noncharacter, has no decomposed form.
            decomposed = text;
        }

        var folded = new StringBuilder(decomposed.Length);
        bool gap = false;
        foreach (char character in decomposed)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsWhiteSpace(character))
            {
                gap = folded.Length > 0;
                continue;
            }

            if (gap) folded.Append(' ');
            gap = false;
            _ = character switch
            {
                'œ' or 'Œ' => folded.Append("OE"),
                'æ' or 'Æ' => folded.Append("AE"),
                'ß' => folded.Append("SS"),
                '’' or 'ʼ' => folded.Append('\''),
                _ => folded.Append(char.ToUpperInvariant(character)),
            };
        }

        return folded.ToString();
    }

    /// <summary>The text in composed form (NFC), as headers are; as it is where it holds what no text may and so has no such form.</summary>
    public static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    /// <summary>Letters and digits alone, folded: what tells two rows apart however they were typed.</summary>
    public static string Bare(string text) => string.Concat(Of(text).Where(char.IsLetterOrDigit));
}
