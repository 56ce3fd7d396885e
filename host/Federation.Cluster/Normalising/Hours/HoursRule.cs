using System.Collections.Immutable;
using NodaTime;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>On which days, at which hours, which state. Selectors of different kinds must all hold, of one kind any.</summary>
internal sealed record HoursRule
{
    public RuleKind Kind { get; init; }

    /// <summary>It counts only where the rules before it say neither open nor unknown; set by <see cref="OpeningHours"/>.</summary>
    public bool FallsBack { get; init; }

    public ImmutableArray<YearRange> Years { get; init; } = [];

    public ImmutableArray<CalendarRange> Dates { get; init; } = [];

    public ImmutableArray<WeekRange> Weeks { get; init; } = [];

    /// <summary>Holidays that must hold beside <see cref="Days"/>: <c>SH Mo-Fr</c> are the working days of school holidays.</summary>
    public HolidayKinds During { get; init; }

    public DaySelector? Days { get; init; }

    /// <summary>In the order written; empty for whole days.</summary>
    public ImmutableArray<HoursSpan> Spans { get; init; } = [];

    public HoursState State { get; init; } = HoursState.Open;

    public string? Comment { get; init; }

    public bool HasDays => !Years.IsEmpty || !Dates.IsEmpty || !Weeks.IsEmpty || During != HolidayKinds.None || Days is not null;

    public HolidayKinds Holidays => During | (Days?.Holidays ?? HolidayKinds.None);

    /// <param name="today">The holidays that the date is.</param>
    public bool Matches(LocalDate date, HolidayKinds today) =>
        (Years.IsEmpty || Years.Any(years => years.Matches(date)))
        && (Dates.IsEmpty || Dates.Any(dates => dates.Matches(date)))
        && (Weeks.IsEmpty || Weeks.Any(weeks => weeks.Matches(date)))
        && (During == HolidayKinds.None || (During & today) != 0)
        && (Days is null || Days.Matches(date, today));

    /// <summary>What the rule says of a minute after the midnight of a day that it matches; null where it says nothing.</summary>
    public HoursState? At(int minute)
    {
        // "off" takes the night that follows with it; a day that is open without hours ends at midnight.
        if (Spans.IsEmpty) return minute < HoursSpan.Day || State == HoursState.Closed ? State : null;
        HoursState? said = null;
        foreach (var span in Spans)
        {
            if (span.At(minute) is not { } here || said == HoursState.Open) continue;
            said = here;
        }

        return said is HoursState.Unknown && State == HoursState.Open ? HoursState.Unknown : said is null ? null : State;
    }
}
