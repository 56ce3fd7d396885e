using Xunit;

namespace Federation.Adapters.Sdk.Tests;

public sealed class WeeklyHoursTests
{
    [Theory]
    [InlineData("Mo 08:30-12:00,13:30-17:00", "8h30-12h", "13h30-17h")]
    [InlineData("Mo 09:00-12:00,14:15-24:00", "9h12h", "14h1524h00")]
    [InlineData("Mo 09:00-12:00,14:00-17:00", "09:00 – 12:00/14:00-17:00")]
    [InlineData(null, "12h-9h")]
    [InlineData(null, "9h-12h", "9h-12h")]
    [InlineData(null, "9h-12h", "11h-13h")]
    [InlineData(null, "00:00 - 00:00")]
    [InlineData(null, "9h-24h01")]
    [InlineData(null, "9h60-12h")]
    [InlineData(null, "9-12")]
    [InlineData(null, "09:0012:00")]
    [InlineData(null, "9h-12h sur rendez-vous")]
    [InlineData(null, "9h-12h", "")]
    public void Day_WithTimes_IsUnderstoodWholeOrNotAtAll(string? understood, params string[] times)
    {
        var hours = new WeeklyHours();
        hours.Open(DayOfWeek.Monday, "lundi", times);

        Assert.Equal((understood is not null, understood ?? "lundi"), (hours.IsUnderstood, hours.Text));
    }

    [Fact]
    public void Week_OneDayNotUnderstood_IsShownInWordsThroughout()
    {
        var hours = new WeeklyHours();
        hours.Open(DayOfWeek.Monday, "lundi : 9h-12h", "9h-12h");
        hours.Closed(DayOfWeek.Tuesday, "mardi : -");
        Assert.Equal("Mo 09:00-12:00; Tu off", hours.Text);

        hours.Open(DayOfWeek.Wednesday, "mercredi : selon la saison", "selon la saison");

        Assert.Equal("lundi : 9h-12h; mardi : -; mercredi : selon la saison", hours.Text);
    }

    [Fact]
    public void Week_WithoutAnyOpening_IsNone()
    {
        var hours = new WeeklyHours();
        Assert.Null(hours.Text);

        hours.Closed(DayOfWeek.Saturday, "samedi : -");

        Assert.Null(hours.Text);
    }

    [Fact]
    public void Times_OfGreatLength_AreNotUnderstoodAndCostNothing()
    {
        var hours = new WeeklyHours();
        hours.Open(DayOfWeek.Monday, "lundi", string.Concat(Enumerable.Repeat("9h12h/", 200_000)));

        Assert.Equal("lundi", hours.Text);
    }
}
