using System.Globalization;
using System.Text.RegularExpressions;

namespace Federation.Adapters.Mapping.Places;

/// <summary>Degrees with minutes and seconds, and a letter for the side: <c>48°51'24"N</c>, <c>2° 21' 3,5" E</c>, <c>47.39 N</c>, <c>O</c> for the French west.</summary>
internal static partial class Degrees
{
    /// <summary>The text as a decimal number where it is written so; else the text itself.</summary>
    public static string Decimal(string text)
    {
        if (text.Length > 60) return text;
        var match = Shape().Match(text.Trim());
        if (!match.Success) match = Sided().Match(text.Trim());
        if (!match.Success) return text;
        double minutes = Number(match, "minutes");
        double seconds = Number(match, "seconds");
        if (minutes >= 60 || seconds >= 60) return text;
        double degrees = Number(match, "degrees") + (minutes / 60) + (seconds / 3600);
        bool isNegative = match.Groups["sign"].Value == "-" || match.Groups["side"].Value.ToUpperInvariant() is "S" or "W" or "O";
        return Math.Round(isNegative ? -degrees : degrees, 7).ToString("R", CultureInfo.InvariantCulture);
    }

    private static double Number(Match match, string name) =>
        match.Groups[name] is { Success: true, Value: var digits } ? double.Parse(digits.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : 0;

    // The letter of the side stands before or behind.
    [GeneratedRegex("""^(?:(?<side>[NSEWOnsewo])\s*)?(?<sign>[+-])?\s*(?<degrees>[0-9]{1,3}(?:[.,][0-9]+)?)\s*[°º]\s*(?:(?<minutes>[0-9]{1,2}(?:[.,][0-9]+)?)\s*['’′]\s*)?(?:(?<seconds>[0-9]{1,2}(?:[.,][0-9]+)?)\s*(?:"|”|″|''|’’)\s*)?(?<side>[NSEWOnsewo])?$""", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^(?:(?<side>[NSEWO])\s*(?<degrees>[0-9]{1,3}(?:[.,][0-9]+)?)|(?<degrees>[0-9]{1,3}(?:[.,][0-9]+)?)\s*(?<side>[NSEWO]))$", RegexOptions.CultureInvariant)]
    private static partial Regex Sided();
}
