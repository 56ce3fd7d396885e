using System.Globalization;
using Federation.Registry.Criteria;

namespace Federation.Registry.Evaluations;

/// <summary>Writes a criterion's value for people: without zeros that say nothing, the thousands apart, the decimal sign and the words as the language has them.</summary>
internal static class Quantity
{
    private const string Percent = "%";

    /// <summary>In French between thousands, as its typography has it.</summary>
    private const string ThinSpace = "\u202F";

    public static string Text(decimal value, Criterion criterion, Language language)
    {
        if (criterion.IsYesOrNo) return (value >= 1, language) switch { (true, Language.French) => "oui", (false, Language.French) => "non", (true, _) => "yes", (false, _) => "no" };
        return $"{Number(value, language)} {criterion.UnitOf(value).In(language)}";
    }

    /// <summary>The same within a sentence: number and unit stay on one line, and English has no space before a per cent sign.</summary>
    public static string InSentence(decimal value, Criterion criterion, Language language)
    {
        string unit = criterion.UnitOf(value).In(language);
        return language == Language.English && unit == Percent ? $"{Number(value, language)}{unit}" : $"{Number(value, language)}\u00A0{unit}";
    }

    /// <summary>To two decimals, never better than it is: what is said of a value must not reach a threshold that the value does not.</summary>
    public static decimal Rounded(decimal value, Better better) =>
        Math.Round(value, 2, better == Better.Higher ? MidpointRounding.ToNegativeInfinity : MidpointRounding.ToPositiveInfinity);

    private static string Number(decimal value, Language language)
    {
        string text = value.ToString("#,0.############################", CultureInfo.InvariantCulture);
        return language == Language.French ? text.Replace(",", ThinSpace, StringComparison.Ordinal).Replace('.', ',') : text;
    }
}
