using NodaTime;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>
/// Opening hours on the calendar of a place, in its local time. Where the answer hangs on a holiday that is not known, it is
/// <see cref="HoursState.Unknown"/>; where it would be the same either way, it is given. Pure; not for several threads at once.
/// </summary>
/// <param name="publicHoliday">Whether a date is a public holiday of the place; null where nobody knows.</param>
internal sealed class HoursCalendar(OpeningHours hours, Func<LocalDate, bool?> publicHoliday)
{
    /// <summary>How far a change is looked for, in days: over a year, so that a season's begin is found.</summary>
    public const int Horizon = 400;

    private static readonly HoursMoment Unsure = new(HoursState.Unknown, null);

    private (LocalDate Date, List<HoursDay> Ways)? _last;

    public HoursMoment At(LocalDateTime moment) => At(moment.Date, moment.Hour * 60 + moment.Minute);

    /// <summary>The first local time after <paramref name="moment"/> with another state or comment; null where there is none within <see cref="Horizon"/>.</summary>
    public LocalDateTime? NextChange(LocalDateTime moment)
    {
        var now = At(moment);
        foreach (var (from, there) in Moments(moment.Date, Horizon))
        {
            if (from > moment && there != now) return from;
        }

        return null;
    }

    /// <summary>The days from <paramref name="first"/> without a gap, each interval as long as nothing changes.</summary>
    public IEnumerable<HoursInterval> Intervals(LocalDate first, int days)
    {
        HoursInterval? open = null;
        foreach (var (from, moment) in Moments(first, days))
        {
            if (open is { } before)
            {
                if (before.Moment == moment) continue;
                yield return before with { To = from };
            }

            open = new HoursInterval(from, from, moment);
        }

        if (open is { } rest) yield return rest with { To = first.PlusDays(days).AtMidnight() };
    }

    /// <summary>What holds from each local time at which something may change.</summary>
    public IEnumerable<(LocalDateTime From, HoursMoment Moment)> Moments(LocalDate first, int days)
    {
        for (int day = 0; day < days; day++)
        {
            var date = first.PlusDays(day);
            foreach (int minute in Ways(date).SelectMany(way => way.Edges).Distinct().Order())
            {
                yield return (date.AtMidnight().PlusMinutes(minute), At(date, minute));
            }
        }
    }

    private HoursMoment At(LocalDate date, int minute)
    {
        var ways = Ways(date);
        var moment = ways[0].At(minute);
        return ways.TrueForAll(way => way.At(minute).State == moment.State) ? moment : Unsure;
    }

    /// <summary>The day in every way that it may be: once where its holidays are known or the hours do not ask for them.</summary>
    private List<HoursDay> Ways(LocalDate date)
    {
        if (_last is { } known && known.Date == date) return known.Ways;
        var ways = (from today in InForce(date) from before in InForce(date.PlusDays(-1)) select new HoursDay(today, before)).ToList();
        _last = (date, ways);
        return ways;
    }

    /// <summary>The rules in force on the date, once for each way in which they differ.</summary>
    private List<List<HoursRule>> InForce(LocalDate date)
    {
        var ways = new List<List<HoursRule>>();
        foreach (var holidays in Perhaps(date))
        {
            var rules = HoursDay.InForce(hours, date, holidays);
            if (!ways.Exists(way => way.SequenceEqual(rules, ReferenceEqualityComparer.Instance))) ways.Add(rules);
        }

        return ways;
    }

    private List<HolidayKinds> Perhaps(LocalDate date)
    {
        List<HolidayKinds> ways = [HolidayKinds.None];
        if (hours.Holidays.HasFlag(HolidayKinds.Public))
        {
            ways = publicHoliday(date) switch
            {
                true => [HolidayKinds.Public],
                false => ways,
                null => [HolidayKinds.None, HolidayKinds.Public],
            };
        }

        return hours.Holidays.HasFlag(HolidayKinds.School) ? [.. ways, .. ways.Select(way => way | HolidayKinds.School)] : ways;
    }
}
