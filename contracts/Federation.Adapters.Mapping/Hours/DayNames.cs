using Federation.Adapters.Mapping.Values;

namespace Federation.Adapters.Mapping.Hours;

/// <summary>Days of the week in French and English, whole or cut short, and as numbers from Monday.</summary>
internal static class DayNames
{
    public static IReadOnlyList<DayOfWeek> Week { get; } = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    private static readonly string[][] Names =
    [
        ["LUNDI", "MONDAY"], ["MARDI", "TUESDAY"], ["MERCREDI", "WEDNESDAY"], ["JEUDI", "THURSDAY"], ["VENDREDI", "FRIDAY"], ["SAMEDI", "SATURDAY"], ["DIMANCHE", "SUNDAY"],
    ];

    /// <summary>The day's name in French, for hours that are shown in the source's words.</summary>
    public static string Show(DayOfWeek day) => Names[Week.Index().First(entry => entry.Item == day).Index][0].ToLowerInvariant();

    /// <summary>Null where it is no day, or could be two.</summary>
    public static DayOfWeek? Read(string text)
    {
        string word = Folding.Bare(text);
        if (word is ['1' or '2' or '3' or '4' or '5' or '6' or '7']) return Week[word[0] - '1'];
        if (word.Length < 2) return null;
        var days = Week.Where((_, index) => Names[index].Any(name => name == word || (word.Length <= 3 && name.StartsWith(word, StringComparison.Ordinal)))).ToList();
        return days is [var only] ? only : null;
    }
}
