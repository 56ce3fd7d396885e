namespace Federation.Adapters.Sdk.Tests;

public sealed class WeekHoursTests
{
    private readonly WeekHours _week = new();

    [Fact]
    public void ToText_OfMorningsAndAfternoons_IsOneRuleForDaysThatAreAlike()
    {
        foreach (var day in new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Friday })
        {
            Assert.True(_week.TryAdd(day, new TimeOnly(14, 0), new TimeOnly(18, 30)));
            Assert.True(_week.TryAdd(day, new TimeOnly(9, 0), new TimeOnly(12, 0)));
        }

        Assert.True(_week.TryAdd(DayOfWeek.Saturday, new TimeOnly(9, 0), new TimeOnly(12, 0)));
        Assert.True(_week.TryAdd(DayOfWeek.Sunday, new TimeOnly(9, 0), new TimeOnly(12, 0)));

        Assert.Equal("Mo,Tu,We,Fr 09:00-12:00,14:00-18:30; Sa,Su 09:00-12:00", _week.ToText());
    }

    [Fact]
    public void ToText_OfDaysInARow_IsARange()
    {
        foreach (var day in new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday }) _week.TryAdd(day, new TimeOnly(9, 0), new TimeOnly(17, 0));

        Assert.Equal("Mo-We 09:00-17:00", _week.ToText());
    }

    [Theory]
    [InlineData("18:00", "00:00", "Fr 18:00-24:00")]
    [InlineData("18:00", "02:00", "Fr 18:00-02:00")]
    public void ToText_OverMidnight_EndsInTheNextDay(string from, string to, string expected)
    {
        _week.TryAdd(DayOfWeek.Friday, Time(from), Time(to));

        Assert.Equal(expected, _week.ToText());
    }

    [Theory]
    [InlineData("00:00", "00:00", false)]
    [InlineData("11:00", "13:00", false)]
    [InlineData("12:00", "13:00", true)]
    [InlineData("09:00", "12:00", true)]
    public void TryAdd_BesideNineToTwelve_TakesWhatHasOneMeaning(string from, string to, bool added)
    {
        Assert.True(_week.TryAdd(DayOfWeek.Monday, new TimeOnly(9, 0), new TimeOnly(12, 0)));

        Assert.Equal(added, _week.TryAdd(DayOfWeek.Monday, Time(from), Time(to)));
    }

    [Fact]
    public void ToText_OfNoHours_IsNothing() => Assert.Null(_week.ToText());

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
