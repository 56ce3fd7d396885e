namespace Federation.Adapters.Sdk;

/// <summary>
/// Puts opening hours together that a source gives day by day: <c>Mo 08:30-12:00,13:30-17:00; Tu off</c>, in the grammar of OpenStreetMap, where
/// every part is understood; else the source's words of each day, joined. A day that nothing is said of is left out. Not thread safe.
/// </summary>
public sealed class WeeklyHours
{
    private static readonly string[] Names = ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"];

    private readonly List<string> _days = [];
    private readonly List<string> _words = [];
    private bool _opens;

    /// <summary>False once a part was not understood.</summary>
    public bool IsUnderstood { get; private set; } = true;

    /// <summary>
    /// The hours; null where no day opens at all: a mark for "closed" on every day, or alone in the week, says that the hours are not known rather
    /// than that nobody is ever there.
    /// </summary>
    public string? Text => !_opens ? null : string.Join("; ", IsUnderstood ? _days : _words);

    /// <summary>Adds a day with opening times, the days in the order in which they are to be shown.</summary>
    /// <param name="words">The day as it is shown where not everything is understood: <c>lundi matin: 9h-12h</c>.</param>
    /// <param name="times">Its times as the source writes them, morning before afternoon; at least one.</param>
    public void Open(DayOfWeek day, string words, params IReadOnlyList<string> times)
    {
        _opens = true;
        _words.Add(words);
        if (TimesOfDay.Read(times) is { } spans) _days.Add($"{Names[(int)day]} {spans}");
        else IsUnderstood = false;
    }

    /// <summary>Adds a day of which the source says that it does not open.</summary>
    /// <param name="words">As for <see cref="Open"/>.</param>
    public void Closed(DayOfWeek day, string words)
    {
        _words.Add(words);
        _days.Add($"{Names[(int)day]} off");
    }

    /// <summary>Adds something that belongs to no day, so that the whole is shown in the source's words.</summary>
    public void Other(string words)
    {
        _opens = true;
        _words.Add(words);
        IsUnderstood = false;
    }
}
