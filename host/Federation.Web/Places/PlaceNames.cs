using System.Globalization;
using System.Text;

namespace Federation.Web.Places;

/// <summary>What two spellings of one name have in common.</summary>
internal static class PlaceNames
{
    /// <summary>Letters and digits alone, without accents and case; words parted by one space.</summary>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        bool parts = false;
        foreach (char sign in name.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark) continue;
            if (!char.IsLetterOrDigit(sign))
            {
                parts = folded.Length > 0;
                continue;
            }

            if (parts) folded.Append(' ');
            parts = false;
            folded.Append(char.ToLowerInvariant(sign));
        }

        return folded.ToString();
    }
}
