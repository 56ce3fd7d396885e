using System.Globalization;

namespace Federation.Adapters.Sdk;

/// <summary>Numbers as people and spreadsheets write them.</summary>
internal static class DecimalNumber
{
    /// <summary>Reads a finite number with a decimal comma or point, without thousands separators.</summary>
    public static bool TryParse(string text, out double number)
    {
        string pointed = text.Contains('.', StringComparison.Ordinal) ? text : text.Replace(',', '.');
        return double.TryParse(pointed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number)
            && double.IsFinite(number);
    }
}
