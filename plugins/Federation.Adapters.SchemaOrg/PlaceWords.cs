using System.Globalization;
using System.Text;

namespace Federation.Adapters.SchemaOrg;

/// <summary>Words of sites, told without what people write differently.</summary>
internal static class PlaceWords
{
    /// <summary>A type or name without the address of its vocabulary: the last part of <c>https://schema.org/Library</c>.</summary>
    public static string Bare(string name)
    {
        string trimmed = name.TrimEnd('/');
        int end = Math.Max(trimmed.LastIndexOf('/'), Math.Max(trimmed.LastIndexOf('#'), trimmed.LastIndexOf(':')));
        return trimmed[(end + 1)..];
    }

    /// <summary>Small letters without accents, and digits; everything else is one blank.</summary>
    public static string Folded(string text)
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
