using System.Globalization;
using System.Text.RegularExpressions;

namespace Federation.Adapters.Sdk;

/// <summary>
/// Opening times of one day as French sources write them: <c>09:00 - 12:00 / 14:00 - 17:00</c>, <c>8h30-12h</c>, <c>9h12h</c> (which can only be two
/// times). Understood is what goes forward within one day; everything else is not.
/// </summary>
internal static partial class TimesOfDay
{
    private const int MostCharacters = 200;
    private const int MinutesOfDay = 24 * 60;

    // Hours with their minutes after a colon, or after an h, where they may be missing.
    private const string Time = "[0-9]{1,2}(?::[0-9]{2}|[hH](?:[0-9]{2})?)";

    // A dash between two times, or nothing where both have their h.
    private const string Span = "(?<from>" + Time + @")(?:\s*[-–]\s*|(?<=[hH]|[hH][0-9]{2})(?=[0-9]{1,2}[hH]))(?<to>" + Time + ")";

    /// <summary>
    /// The spans in the grammar of OpenStreetMap, <c>09:00-12:00,14:00-17:00</c>; null where any part is not understood, or where a span begins
    /// before the one before it ended.
    /// </summary>
    public static string? Read(IEnumerable<string> texts)
    {
        var spans = new List<string>();
        int last = 0;
        foreach (string text in texts)
        {
            if (text.Length > MostCharacters || Day().Match(text.Trim()) is not { Success: true } day) return null;
            for (int index = 0; index < day.Groups["from"].Captures.Count; index++)
            {
                if (Minutes(day.Groups["from"].Captures[index].Value) is not { } from || Minutes(day.Groups["to"].Captures[index].Value) is not { } to) return null;
                if (from < last || to <= from) return null;
                last = to;
                spans.Add($"{Show(from)}-{Show(to)}");
            }
        }

        return spans.Count == 0 ? null : string.Join(',', spans);
    }

    private static int? Minutes(string time)
    {
        string[] parts = time.Split('h', 'H', ':');
        int hours = int.Parse(parts[0], CultureInfo.InvariantCulture);
        int minutes = parts[1].Length == 0 ? 0 : int.Parse(parts[1], CultureInfo.InvariantCulture);
        int total = (hours * 60) + minutes;
        return minutes < 60 && total <= MinutesOfDay ? total : null;
    }

    private static string Show(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    [GeneratedRegex("^" + Span + @"(?:\s*[/,]\s*" + Span + ")*$", RegexOptions.CultureInvariant)]
    private static partial Regex Day();
}
