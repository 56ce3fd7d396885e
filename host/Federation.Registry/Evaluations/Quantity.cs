using System.Globalization;
using Federation.Registry.Criteria;

namespace Federation.Registry.Evaluations;

/// <summary>Writes a criterion's value for people: without zeros that say nothing, the decimal sign and the words as the language has them.</summary>
internal static class Quantity
{
    public static string Text(decimal value, Criterion criterion, Language language)
    {
        if (criterion.IsYesOrNo) return (value >= 1, language) switch { (true, Language.French) => "oui", (false, Language.French) => "non", (true, _) => "yes", (false, _) => "no" };
        return $"{Number(value, language)} {criterion.UnitOf(value).In(language)}";
    }

    private static string Number(decimal value, Language language)
    {
        string text = value.ToString("0.############################", CultureInfo.InvariantCulture);
        return language == Language.French ? text.Replace('.', ',') : text;
    }
}
