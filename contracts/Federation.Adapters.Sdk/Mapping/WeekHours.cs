using System.Globalization;

namespace Federation.Adapters.Sdk;

/// <summary>
/// Opening hours that a source gives by day, such as columns for mornings and afternoons, written as the text that <c>ListingDraft.OpeningHours</c> takes. For
/// hours in prose give that prose: the host reads it. Not for several threads at once.
/// </summary>
public sealed class WeekHours
{
    private const int MinutesOfDay = 24 * 60;

    // As the OSM grammar names them, Monday first.
    private static readonly string[] DayNames = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

    private readonly SortedSet<(int From, int To)>[] _days = [.. DayNames.Select(_ => new SortedSet<(int From, int To)>())];

    /// <summary>Adds hours of one day of every week.</summary>
    /// <param name="from">Included.</param>
    /// <param name="to">Not included; 00:00 is the end of the day, and a time before <paramref name="from"/> one of the next day.</param>
    /// <returns>
    /// False where nothing was added: the two times are the same, which is how some sources say that there are no hours, or the hours overlap
    /// others of that day. The very same hours again are no overlap.
    /// </returns>
    public bool TryAdd(DayOfWeek day, TimeOnly from, TimeOnly to)
    {
        if (from == to) return false;
        var span = (From: Minutes(from), To: to > from ? Minutes(to) : Minutes(to) + MinutesOfDay);
        var spans = _days[((int)day + 6) % 7];
        if (spans.Contains(span)) return true;
        return spans.All(other => span.To <= other.From || other.To <= span.From) && spans.Add(span);
    }

    /// <summary>The week in the grammar of OpenStreetMap's <c>opening_hours</c>; null where it has no hours.</summary>
    public string? ToText()
    {
        var rules = Enumerable.Range(0, DayNames.Length)
            .Where(day => _days[day].Count > 0)
            .GroupBy(day => string.Join(',', _days[day].Select(Text)), (hours, days) => $"{Names([.. days])} {hours}");
        string text = string.Join("; ", rules);
        return text.Length == 0 ? null : text;
    }

    /// <summary>Three days in a row and more are a range.</summary>
    private static string Names(List<int> days)
    {
        bool isRange = days.Count > 2 && days[^1] - days[0] == days.Count - 1;
        return isRange ? $"{DayNames[days[0]]}-{DayNames[days[^1]]}" : string.Join(',', days.Select(day => DayNames[day]));
    }

    private static string Text((int From, int To) span) => $"{Time(span.From)}-{Time(span.To > MinutesOfDay ? span.To - MinutesOfDay : span.To)}";

    private static int Minutes(TimeOnly time) => time.Hour * 60 + time.Minute;

    private static string Time(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");
}
