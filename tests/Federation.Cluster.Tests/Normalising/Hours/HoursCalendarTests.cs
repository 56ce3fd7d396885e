using Federation.Cluster.Normalising.Hours;
using NodaTime;

namespace Federation.Cluster.Tests.Normalising.Hours;

public sealed class HoursCalendarTests
{
    // 5 January 2026 is a Monday.
    private static readonly LocalDate Monday = new(2026, 1, 5);

    [Theory]
    [InlineData("Mo-Fr 09:00-12:00,14:00-18:00", 0, "09:00", HoursState.Open)]
    [InlineData("Mo-Fr 09:00-12:00,14:00-18:00", 0, "12:00", HoursState.Closed)]
    [InlineData("Mo-Fr 09:00-18:00; We 10:00-12:00", 2, "14:00", HoursState.Closed)]
    [InlineData("Mo-Fr 09:00-18:00, We 19:00-20:00", 2, "14:00", HoursState.Open)]
    [InlineData("Mo-Fr 09:00-18:00; We off", 2, "14:00", HoursState.Closed)]
    [InlineData("Mo-Fr 09:00-18:00; We 12:00-14:00 off", 2, "11:00", HoursState.Open)]
    [InlineData("Mo-Fr 09:00-18:00; We 12:00-14:00 off", 2, "13:00", HoursState.Closed)]
    [InlineData("Fr 22:00-02:00", 5, "01:59", HoursState.Open)]
    [InlineData("Fr 22:00-02:00", 5, "02:00", HoursState.Closed)]
    [InlineData("Th 18:00-02:00; Fr 18:00-04:00", 4, "01:00", HoursState.Open)]
    [InlineData("Mo-Su 22:00-02:00; We off", 2, "01:00", HoursState.Open)]
    [InlineData("Mo-Su 22:00-02:00; We off", 3, "01:00", HoursState.Closed)]
    [InlineData("Mo 18:00+", 0, "20:00", HoursState.Unknown)]
    [InlineData("Mo 18:00-20:00+", 0, "19:00", HoursState.Open)]
    [InlineData("Mo 10:00-12:00 || \"by appointment\"", 0, "11:00", HoursState.Open)]
    [InlineData("Mo 10:00-12:00 || \"by appointment\"", 0, "12:00", HoursState.Unknown)]
    [InlineData("Mo 10:00-12:00 || Mo-Fr 10:00-16:00, Mo-Fr off", 0, "11:00", HoursState.Open)]
    [InlineData("Mo 02:00-05:00,22:00+", 0, "03:00", HoursState.Open)]
    [InlineData("Mo[1] 10:00-12:00", 0, "11:00", HoursState.Open)]
    [InlineData("Mo[2] 10:00-12:00", 0, "11:00", HoursState.Closed)]
    [InlineData("Mo[-4] 10:00-12:00", 0, "11:00", HoursState.Open)]
    [InlineData("week 02-53/2 10:00-12:00", 0, "11:00", HoursState.Open)]
    [InlineData("week 01-53/2 10:00-12:00", 0, "11:00", HoursState.Closed)]
    [InlineData("Nov-Feb 10:00-12:00", 0, "11:00", HoursState.Open)]
    [InlineData("Dec 20-Jan 05 10:00-12:00", 0, "11:00", HoursState.Open)]
    [InlineData("Dec 20-Jan 05 10:00-12:00", 1, "11:00", HoursState.Closed)]
    [InlineData("2025+ 10:00-12:00; 2026 off", 0, "11:00", HoursState.Closed)]
    [InlineData("24/7", 6, "23:59", HoursState.Open)]
    public void At_AMoment_IsWhatTheHoursSay(string text, int day, string time, HoursState expected) =>
        Assert.Equal(expected, Calendar(text).At(Monday.PlusDays(day) + LocalTime.FromTicksSinceMidnight(TimeSpan.Parse(time, null).Ticks)).State);

    [Fact]
    public void At_AMomentByAppointment_HasTheComment() =>
        Assert.Equal(new HoursMoment(HoursState.Unknown, "sur rendez-vous"), Calendar("Mo \"sur rendez-vous\"").At(Monday.At(new LocalTime(9, 0))));

    [Theory]
    [InlineData(true, HoursState.Closed)]
    [InlineData(false, HoursState.Open)]
    [InlineData(null, HoursState.Unknown)]
    public void At_AHolidayOrPerhaps_IsAsSureAsThat(bool? holiday, HoursState expected) =>
        Assert.Equal(expected, Calendar("Mo-Fr 09:00-18:00; PH off", holiday).At(Monday.At(new LocalTime(10, 0))).State);

    [Fact]
    public void At_AnUnknownHolidayThatChangesNothing_IsSure() =>
        Assert.Equal(HoursState.Closed, Calendar("Mo-Fr 09:00-18:00; PH off", null).At(Monday.At(new LocalTime(20, 0))).State);

    /// <summary>Closed tonight if yesterday was a holiday, open today if today is none: the two days are not one guess.</summary>
    [Fact]
    public void At_TwoUnknownHolidaysInARow_TakesEachByItself() =>
        Assert.Equal(HoursState.Unknown, Calendar("PH 20:00-04:00, Mo-Su 00:00-10:00, PH 00:00-10:00 off", null).At(Monday.At(new LocalTime(2, 0))).State);

    [Fact]
    public void At_SchoolHolidays_IsUnknownWhereTheyMatter()
    {
        var calendar = Calendar("Mo-Fr 09:00-12:00; SH 09:00-16:00", false);

        Assert.Equal((HoursState.Open, HoursState.Unknown), (calendar.At(Monday.At(new LocalTime(10, 0))).State, calendar.At(Monday.At(new LocalTime(15, 0))).State));
    }

    [Theory]
    [InlineData("Mo-Fr 09:00-12:00", "2026-01-05T10:00", "2026-01-05T12:00")]
    [InlineData("Mo-Fr 09:00-12:00", "2026-01-09T12:00", "2026-01-12T09:00")]
    [InlineData("Mo-Fr 00:00-24:00", "2026-01-05T10:00", "2026-01-10T00:00")]
    [InlineData("Jun 10:00-12:00", "2026-07-01T00:00", "2027-06-01T10:00")]
    [InlineData("24/7", "2026-01-05T10:00", null)]
    [InlineData("2031 off", "2026-01-05T10:00", null)]
    public void NextChange_AfterAMoment_IsTheFirstOtherState(string text, string from, string? expected)
    {
        var pattern = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

        var change = Calendar(text).NextChange(pattern.Parse(from).Value);

        Assert.Equal(expected, change is { } there ? pattern.Format(there) : null);
    }

    [Fact]
    public void Intervals_OfAWeek_CoverItWithoutAGap()
    {
        var intervals = Calendar("Mo-Fr 09:00-12:00; Fr 22:00-02:00").Intervals(Monday, 7).ToList();

        Assert.Equal(Monday.AtMidnight(), intervals[0].From);
        Assert.Equal(Monday.PlusDays(7).AtMidnight(), intervals[^1].To);
        Assert.Equal(intervals.Skip(1).Select(interval => interval.From), intervals.SkipLast(1).Select(interval => interval.To));
        Assert.Equal(5, intervals.Count(interval => interval.Moment.State == HoursState.Open));
        Assert.Equal(new LocalDateTime(2026, 1, 10, 2, 0), intervals.Last(interval => interval.Moment.State == HoursState.Open).To);
    }

    private static HoursCalendar Calendar(string text, bool? holiday = false) => new(OsmHours.Read(text).Hours ?? throw new ArgumentException(text), _ => holiday);
}
