using NodaTime;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>
/// One day's hours under known holidays. A night belongs to the day on which it began: what the rules of the day before leave after midnight
/// stays, unless this day's own hours say something else of those minutes.
/// </summary>
/// <param name="today">The rules in force on the day.</param>
/// <param name="yesterday">The rules in force on the day before.</param>
internal sealed class HoursDay(IReadOnlyList<HoursRule> today, IReadOnlyList<HoursRule> yesterday)
{
    /// <summary>Minutes of the day at which something may change: 0, then others in no order.</summary>
    public IEnumerable<int> Edges => today.SelectMany(Edge).Concat(yesterday.SelectMany(Edge).Select(minute => minute - HoursSpan.Day)).Where(minute => minute is > 0 and < HoursSpan.Day).Prepend(0);

    /// <param name="minute">From 0 to before 24 hours.</param>
    public HoursMoment At(int minute)
    {
        var left = Painted(yesterday, minute + HoursSpan.Day, new HoursMoment(HoursState.Closed, null), isLeft: false);
        return Painted(today, minute, left, isLeft: left.State != HoursState.Closed);
    }

    /// <summary>The rules that hold on a date, without those that a later one replaced.</summary>
    /// <param name="holidays">What the date is.</param>
    public static List<HoursRule> InForce(OpeningHours hours, LocalDate date, HolidayKinds holidays)
    {
        var rules = new List<HoursRule>();
        for (int index = 0; index < hours.Rules.Length; index++)
        {
            var rule = hours.Rules[index];
            if (!rule.Matches(date, holidays)) continue;
            if (Replaces(hours, index)) rules.Clear();
            rules.Add(rule);
        }

        return rules;
    }

    /// <summary>
    /// "off" takes hours away and replaces nothing, so that what it leaves stays. Hours without days replace hours without days, but
    /// not those of single days: as the npm package opening_hours reads them.
    /// </summary>
    private static bool Replaces(OpeningHours hours, int index)
    {
        var rule = hours.Rules[index];
        return rule is { Kind: RuleKind.Normal, State: not HoursState.Closed }
            && (rule.HasDays || (index > 0 && rule.State == HoursState.Open && !hours.Rules[index - 1].HasDays));
    }

    /// <param name="isLeft">The ground is a night that began the day before; "off" for a whole day is not meant for it.</param>
    private static HoursMoment Painted(IReadOnlyList<HoursRule> rules, int minute, HoursMoment ground, bool isLeft)
    {
        var moment = ground;
        foreach (var rule in rules)
        {
            if (rule.At(minute) is not { } state) continue;
            if (rule.FallsBack && moment.State != HoursState.Closed) continue;
            if (isLeft && state == HoursState.Closed && rule.Spans.IsEmpty) continue;
            moment = new HoursMoment(state, rule.Comment);
            isLeft = false;
        }

        return moment;
    }

    private static IEnumerable<int> Edge(HoursRule rule) => rule.Spans.SelectMany(IEnumerable<int> (span) => [span.From, span.To ?? span.From, span.Last]);
}
