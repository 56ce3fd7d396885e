using System.Collections.Immutable;
using System.Globalization;
using Parlot.Fluent;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>
/// The OSM grammar of opening hours in the order of its specification: times, days, dates, rules. Each selector becomes an amendment of its
/// rule, and null where the rule has such a selector already. Parsers are immutable and thread safe.
/// </summary>
internal static class OsmGrammar
{
    private const int LastHour = 48, LastWeek = 53, MostNth = 5;

    private static readonly Parser<char> Comma = Terms.Char(',');
    private static readonly Parser<char> Colon = Terms.Char(':');
    private static readonly Parser<char> Slash = Terms.Char('/');
    private static readonly Parser<char> Plus = Terms.Char('+');
    private static readonly Parser<char> Dash = Terms.Char('-').Or(Terms.Char('–')).Or(Terms.Char('—'));
    private static readonly Parser<int> Short = Digits(1, 2);
    private static readonly Parser<int> Year = Digits(4, 4);

    // Times.
    private static readonly Parser<int> Time = Short.AndSkip(Colon).And(Digits(2, 2))
        .When((_, time) => time.Item1 <= LastHour && time.Item2 < 60)
        .Then(time => time.Item1 * 60 + time.Item2);

    private static readonly Parser<HoursSpan> Span = Time.And(Perhaps(Dash.SkipAnd(Time))).And(Plus.Then(_ => true).Else(false))
        .Then(parts => SpanOf(parts.Item1, parts.Item2, parts.Item3))
        .When((_, span) => span.From < HoursSpan.Day && (span.To is { } to ? to <= 2 * HoursSpan.Day : span.OpenEnded));

    private static readonly Parser<IReadOnlyList<HoursSpan>> Spans = Separated(Comma, Span);

    // Days.
    private static readonly Parser<int> Weekday = OneOf([.. WeekdayRanges.Names.Select((name, day) => Terms.Keyword(name, caseInsensitive: true).Then(day))]);

    private static readonly Parser<HolidayKinds> Holiday =
        Terms.Keyword("PH", caseInsensitive: true).Then(HolidayKinds.Public).Or(Terms.Keyword("SH", caseInsensitive: true).Then(HolidayKinds.School));

    private static readonly Parser<int> SignedNth = Terms.Char('-').Then(-1).Else(1).And(Digits(1, 1)).Then(parts => parts.Item1 * parts.Item2).When((_, nth) => nth != 0 && Math.Abs(nth) <= MostNth);

    private static readonly Parser<IReadOnlyList<IEnumerable<int>>> Nths = Separated(Comma, SignedNth.And(Perhaps(Dash.SkipAnd(SignedNth)))
        .When((_, range) => range.Item2 is null || (range.Item1 < range.Item2 && Math.Sign(range.Item1) == Math.Sign(range.Item2.Value)))
        .Then(range => Enumerable.Range(range.Item1, (range.Item2 ?? range.Item1) - range.Item1 + 1)));

    private static readonly Parser<DaySelector> DayItem = OneOf(
        Holiday.Then(holiday => new DaySelector(Weekdays.None, [], holiday)),
        Weekday.AndSkip(Terms.Char('[')).And(Nths).AndSkip(Terms.Char(']')).Then(parts => new DaySelector(Weekdays.None, [.. parts.Item2.SelectMany(each => each).Select(nth => new NthWeekday(parts.Item1, nth))], HolidayKinds.None)),
        Weekday.AndSkip(Dash).And(Weekday).Then(range => DaySelector.Of(WeekdayRanges.Between(range.Item1, range.Item2))),
        Weekday.Then(day => DaySelector.Of(WeekdayRanges.One(day))));

    private static readonly Parser<DaySelector> DayList = Separated(Comma, DayItem).Then(items => items.Aggregate((all, item) => all.With(item)));

    // Dates.
    private static readonly Parser<int> Month = OneOf([.. HoursText.Months.Select((name, month) => Terms.Keyword(name, caseInsensitive: true).Then(month + 1))]);

    // "Jan 10:00-12:00" is January and a time.
    private static readonly Parser<int> DayOfMonth = Short.WhenNotFollowedBy(Colon);

    private static readonly Parser<MonthDay> Date = Perhaps(Year).And(Month).And(DayOfMonth)
        .When((_, date) => Exists(date.Item2, date.Item3))
        .Then(date => new MonthDay(date.Item1, date.Item2, date.Item3));

    private static readonly Parser<DateRange> LongDates = Date.AndSkip(Dash).And(Date)
        .When((_, range) => range.Item1.Year is null == range.Item2.Year is null && (range.Item1.Year is null || range.Item1.Rank <= range.Item2.Rank))
        .Then(range => new DateRange(range.Item1, range.Item2));

    private static readonly Parser<IReadOnlyList<(int From, int? To)>> DaysOfMonth = Separated(Comma, DayOfMonth.And(Perhaps(Dash.SkipAnd(DayOfMonth))).Then(range => (range.Item1, range.Item2)));

    private static readonly Parser<IEnumerable<CalendarRange>> ShortDates = Perhaps(Year).And(Month).And(DaysOfMonth)
        .When((_, dates) => dates.Item3.All(days => Exists(dates.Item2, days.From) && Exists(dates.Item2, days.To ?? days.From) && (days.To is null || days.To >= days.From)))
        .Then(dates => dates.Item3.Select(CalendarRange (days) => new DateRange(new MonthDay(dates.Item1, dates.Item2, days.From), new MonthDay(dates.Item1, dates.Item2, days.To ?? days.From))));

    private static readonly Parser<MonthRange> Months = Month.And(Perhaps(Dash.SkipAnd(Month))).Then(range => new MonthRange(range.Item1, range.Item2 ?? range.Item1));

    private static readonly Parser<IReadOnlyList<IEnumerable<CalendarRange>>> DateList = Separated(Comma, OneOf(
        LongDates.Then(IEnumerable<CalendarRange> (range) => [range]),
        ShortDates,
        Months.Then(IEnumerable<CalendarRange> (range) => [range])));

    private static readonly Parser<int> Step = Slash.SkipAnd(Short).When((_, step) => step > 0).Else(1);

    private static readonly Parser<IReadOnlyList<WeekRange>> Weeks = Terms.Keyword("week", caseInsensitive: true).SkipAnd(Separated(Comma, OneOf(
            Short.AndSkip(Dash).And(Short).And(Step).Then(range => new WeekRange(range.Item1, range.Item2, range.Item3)),
            Short.WhenNotFollowedBy(Colon).Then(week => new WeekRange(week, week, 1)))
        .When((_, range) => range.From >= 1 && range.From <= range.To && range.To <= LastWeek)));

    private static readonly Parser<IReadOnlyList<YearRange>> Years = Separated(Comma, OneOf(
            Year.AndSkip(Dash).And(Year).And(Step).Then(range => new YearRange(range.Item1, range.Item2, range.Item3)),
            Year.AndSkip(Plus).Then(from => new YearRange(from, null, 1)),
            Year.Then(year => new YearRange(year, year, 1)))
        .When((_, range) => range.To is null || range.From <= range.To));

    // Rules.
    private static readonly Parser<Func<HoursRule, HoursRule?>> Selector = OneOf(
        DateList.Then(Amendment<IReadOnlyList<IEnumerable<CalendarRange>>>((rule, dates) => rule.Dates.IsEmpty ? rule with { Dates = [.. dates.SelectMany(each => each)] } : null)),
        Years.Then(Amendment<IReadOnlyList<YearRange>>((rule, years) => rule.Years.IsEmpty ? rule with { Years = [.. years] } : null)),
        Weeks.Then(Amendment<IReadOnlyList<WeekRange>>((rule, weeks) => rule.Weeks.IsEmpty ? rule with { Weeks = [.. weeks] } : null)),
        DayList.Then(Amendment<DaySelector>(WithDays)));

    private static readonly Parser<HoursState> State = OneOf(
        Terms.Keyword("off", caseInsensitive: true).Then(HoursState.Closed),
        Terms.Keyword("closed", caseInsensitive: true).Then(HoursState.Closed),
        Terms.Keyword("open", caseInsensitive: true).Then(HoursState.Open),
        Terms.Keyword("unknown", caseInsensitive: true).Then(HoursState.Unknown));

    private static readonly Parser<string> Comment = Terms.Char('"').SkipAnd(Literals.NoneOf("\"")).AndSkip(Literals.Char('"')).Then(text => text.ToString());

    private static readonly Parser<IReadOnlyList<HoursSpan>> Always = Terms.Text("24/7").Then(IReadOnlyList<HoursSpan> (_) => []);

    private static readonly Parser<HoursRule> Rule = ZeroOrMany(Selector.AndSkip(ZeroOrOne(Colon))).And(OneOf(Always, Spans).Then(spans => (IReadOnlyList<HoursSpan>?)spans).Else((IReadOnlyList<HoursSpan>?)null))
        .And(Perhaps(State)).And(Comment.Then(comment => (string?)comment).Else((string?)null))
        .When((_, parts) => parts.Item1.Count > 0 || parts.Item2 is not null || parts.Item3 is not null || parts.Item4 is not null)
        .Then(parts => RuleOf(parts.Item1, parts.Item2, parts.Item3, parts.Item4))
        .When((_, rule) => rule is not null)
        .Then(rule => rule!); // The line before lets no null through.

    private static readonly Parser<RuleKind> Separator = OneOf(
        Terms.Char(';').Then(RuleKind.Normal),
        Terms.Text("||").Then(RuleKind.Fallback),
        Comma.Then(RuleKind.Additional));

    /// <summary>The whole text; a separator at its end is forgiven.</summary>
    public static readonly Parser<ImmutableArray<HoursRule>> Hours = Rule
        .And(ZeroOrMany(Separator.And(Rule).Then(parts => parts.Item2 with { Kind = parts.Item1 })))
        .AndSkip(ZeroOrOne(Terms.Char(';')))
        .AndSkip(SkipWhiteSpace(Literals.WhiteSpace().Then(true).Else(true)))
        .Eof()
        .Then(parts => ImmutableArray.CreateRange(parts.Item2.Prepend(parts.Item1)));

    private static Parser<int> Digits(int fewest, int most) =>
        Terms.Pattern(char.IsAsciiDigit, fewest, most).Then(digits => int.Parse(digits.Span, NumberStyles.None, CultureInfo.InvariantCulture));

    private static Parser<T?> Perhaps<T>(Parser<T> parser)
        where T : struct => parser.Then(value => (T?)value).Else((T?)null);

    /// <summary>An end before its begin, or at it, is one of the next day.</summary>
    private static HoursSpan SpanOf(int from, int? to, bool openEnded) => new(from, to <= from ? to + HoursSpan.Day : to, openEnded);

    /// <summary>29 February exists, though not every year.</summary>
    private static bool Exists(int month, int day) => day >= 1 && day <= DateTime.DaysInMonth(2024, month);

    private static Func<T, Func<HoursRule, HoursRule?>> Amendment<T>(Func<HoursRule, T, HoursRule?> amend) => value => rule => amend(rule, value);

    /// <summary>Days behind nothing but holidays, without a comma, are days within them.</summary>
    private static HoursRule? WithDays(HoursRule rule, DaySelector days)
    {
        if (rule.Days is null) return rule with { Days = days };
        return rule.Days.HasOnlyHolidays && rule.During == HolidayKinds.None && days.Holidays == HolidayKinds.None ? rule with { During = rule.Days.Holidays, Days = days } : null;
    }

    private static HoursRule? RuleOf(IReadOnlyList<Func<HoursRule, HoursRule?>> selectors, IReadOnlyList<HoursSpan>? spans, HoursState? state, string? comment)
    {
        // A comment without a state says that one has to ask.
        var first = new HoursRule { Spans = [.. spans ?? []], State = state ?? (comment is null ? HoursState.Open : HoursState.Unknown), Comment = comment };
        return selectors.Aggregate((HoursRule?)first, (rule, amend) => rule is null ? null : amend(rule));
    }
}
