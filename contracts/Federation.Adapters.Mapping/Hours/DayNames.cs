using System.Text.RegularExpressions;
using Federation.Adapters.Mapping.Values;

namespace Federation.Adapters.Mapping.Hours;

/// <summary>Days of the week in French and English, whole or cut short, and as numbers from Monday.</summary>
internal static partial class DayNames
{
    public static IList<DayOfWeek> Week { get; } = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    private static readonly string[][] Names =
    [
        ["LUNDI", "MONDAY"], ["MARDI", "TUESDAY"], ["MERCREDI", "WEDNESDAY"], ["JEUDI", "THURSDAY"], ["VENDREDI", "FRIDAY"], ["SAMEDI", "SATURDAY"], ["DIMANCHE", "SUNDAY"],
    ];

    /// <summary>The day's name in French, for hours that are shown in the source's words.</summary>
    public static string Show(DayOfWeek day) => Names[Week.Index().First(entry => entry.Item == day).Index][0].ToLowerInvariant();

    /// <summary>The days of a name, of several (<c>lundi, mardi</c>, <c>mon &amp; tue</c>) or of a span (<c>lundi au vendredi</c>, <c>Mon-Fri</c>); null where any part is no day.</summary>
    public static IReadOnlyList<DayOfWeek>? ReadAll(string text)
    {
        if (text.Length > 100) return null;
        var days = new List<DayOfWeek>();
        foreach (string part in Lists().Split(Folding.Of(text)))
        {
            var ends = Spans().Split(part.StartsWith("DU ", StringComparison.Ordinal) ? part[3..] : part).Select(Read).ToList();
            if (ends.Count > 2 || ends.Contains(null)) return null;
            int first = Week.IndexOf(ends[0]!.Value); // None of them is null.
            int last = Week.IndexOf(ends[^1]!.Value);
            for (int day = first; ; day = (day + 1) % Week.Count)
            {
                days.Add(Week[day]);
                if (day == last) break;
            }
        }

        return days;
    }

    /// <summary>Null where it is no day, or could be two.</summary>
    public static DayOfWeek? Read(string text)
    {
        string word = Folding.Bare(text);
        if (word is ['1' or '2' or '3' or '4' or '5' or '6' or '7']) return Week[word[0] - '1'];
        if (word.Length < 2) return null;
        var days = Week.Where((_, index) => Names[index].Any(name => name == word || (word.Length <= 3 && name.StartsWith(word, StringComparison.Ordinal)))).ToList();
        return days is [var only] ? only : null;
    }

    [GeneratedRegex(@"\s*[,;/&+]\s*|\s+(?:ET|AND)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Lists();

    [GeneratedRegex(@"\s*[-–—]\s*|\s+(?:AU|A|TO)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spans();
}
