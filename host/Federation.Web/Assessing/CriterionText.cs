using Federation.Web.Labels;
using Federation.Web.Languages;

namespace Federation.Web.Assessing;

/// <summary>Values and thresholds of a criterion for people. Pure.</summary>
internal static class CriterionText
{
    public static string Value(Criterion criterion, double value, Language language)
    {
        var words = AssessingWords.Of(language);
        if (criterion.YesOrNo) return value > 0 ? words.Yes : words.No;
        return $"{value.ToString("#,0.##", language.Culture)} {criterion.Unit}";
    }

    /// <param name="level">1 to 3.</param>
    public static string Threshold(Criterion criterion, int level, Language language)
    {
        string value = Value(criterion, criterion.Thresholds[level - 1], language);
        return criterion.YesOrNo || criterion.HigherIsBetter ? value : string.Format(language.Culture, AssessingWords.Of(language).AtMost, value);
    }

    /// <summary>For a field that a number is typed into.</summary>
    public static string Field(double value) => value.ToString("0.##########", System.Globalization.CultureInfo.InvariantCulture);
}
