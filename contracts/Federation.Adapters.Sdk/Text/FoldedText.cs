using System.Globalization;
using System.Text;

namespace Federation.Adapters.Sdk;

/// <summary>Words told apart without what people write differently: for tables of known words, never for what is shown. Pure and thread safe.</summary>
public static class FoldedText
{
    /// <summary>Small letters without accents, and digits; everything else between them is one blank, and none stands at either end. <c>École n° 2</c> is <c>ecole n 2</c>.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
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
