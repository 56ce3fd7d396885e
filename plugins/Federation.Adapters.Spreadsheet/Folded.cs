using System.Globalization;
using System.Text;

namespace Federation.Adapters.Spreadsheet;

/// <summary>A text without what people write differently: small letters without accents, and digits; everything else is one blank.</summary>
internal static class Folded
{
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (char character in Decomposed(text))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetterOrDigit(character)) folded.Append(char.ToLowerInvariant(character));
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }

        return folded.ToString().TrimEnd();
    }

    private static string Decomposed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            // Half a character has no other form.
            return text;
        }
    }
}
