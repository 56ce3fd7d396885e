using System.Globalization;

namespace Federation.Web.Console.Ordering;

/// <summary>What people type into fields. Pure.</summary>
internal static class FieldReading
{
    private const int MostTier = 32;

    /// <summary>A whole number, 0 at least; null for an empty field.</summary>
    /// <returns>False where it is none.</returns>
    public static bool TryNumber(string text, out int? number)
    {
        number = null;
        string typed = text.Trim();
        if (typed.Length == 0) return true;
        // As people part thousands in both languages.
        if (!int.TryParse(typed.Replace(" ", "").Replace("\u00A0", "").Replace("\u202F", ""), NumberStyles.None, CultureInfo.InvariantCulture, out int read)) return false;
        number = read;
        return true;
    }

    /// <summary>The end of a day in UTC, as the API takes it; null for an empty field.</summary>
    /// <returns>False where it is no day.</returns>
    public static bool TryDayEnd(string text, out string? moment)
    {
        moment = null;
        if (text.Trim().Length == 0) return true;
        if (!DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return false;
        moment = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T23:59:59Z";
        return true;
    }

    /// <summary>As the API wants a tier; null for an empty field.</summary>
    /// <returns>False where it is none.</returns>
    public static bool TryTier(string text, out string? tier)
    {
        tier = text.Trim() is { Length: > 0 } typed ? typed : null;
        return tier is null || (tier.Length <= MostTier && char.IsAsciiLetterOrDigit(tier[0]) && !char.IsAsciiLetterUpper(tier[0]) && tier.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '_' or '.'));
    }
}
