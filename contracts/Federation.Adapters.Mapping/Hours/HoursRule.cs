using Federation.Adapters.Mapping.Values;

namespace Federation.Adapters.Mapping.Hours;

/// <summary>How opening hours are told: as one value, in columns by the day, or in rows by the day. Exactly one of them. Immutable.</summary>
internal sealed record HoursRule
{
    public ValueRule? Text { get; init; }

    /// <summary>Where each day's times are, morning before afternoon, in the week's order.</summary>
    public IReadOnlyList<(DayOfWeek Day, IReadOnlyList<ValueSource> Times)> Days { get; init; } = [];

    /// <summary>The columns of the day's name, of opening and of closing, in rows that are put together.</summary>
    public (string Day, string Opens, string? Closes)? Rows { get; init; }

    /// <summary>The columns that a table has to have.</summary>
    public IReadOnlyList<string> Columns => [.. Text?.Source.Columns ?? [], .. Days.SelectMany(day => day.Times).SelectMany(times => times.Columns), .. Rows is var (day, opens, closes) ? new[] { day, opens, closes }.OfType<string>() : []];

    /// <summary>Words, folded, for a day that does not open.</summary>
    public required IReadOnlySet<string> Closed { get; init; }
}
