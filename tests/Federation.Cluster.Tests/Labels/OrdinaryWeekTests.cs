using Federation.Cluster.Labels;
using NodaTime;

namespace Federation.Cluster.Tests.Labels;

public sealed class OrdinaryWeekTests
{
    private static readonly LocalDate From = new(2026, 11, 25);

    [Theory]
    [InlineData("Mo-Fr 09:00-12:00,14:00-18:00", 35, 5)]
    [InlineData("24/7", 168, 7)]
    [InlineData("Th 18:00-02:00", 8, 1)]
    [InlineData("Su 22:00-04:00", 6, 1)]
    [InlineData("Mo 00:00-05:00", 5, 1)]
    [InlineData("Mo-Su 20:00-10:00", 98, 7)]
    [InlineData("Mo-Fr 09:00-18:00; PH off", 45, 5)]
    [InlineData("off", 0, 0)]
    [InlineData("du lundi au vendredi de 9h à 12h", 15, 5)]
    public void Of_HoursOfEveryWeek_AreAddedUp(string hours, int open, int days) => Assert.Equal(new OrdinaryWeek(open, days), OrdinaryWeek.Of(hours, From));

    // What may be added is not open for sure.
    [Theory]
    [InlineData("Mo-Fr 09:00-12:00; Sa 09:00-12:00 \"sur rendez-vous\"", 15, 5)]
    [InlineData("Fr 18:00-20:00+", 2, 1)]
    [InlineData("Mo-Fr 09:00-17:00; SH off", 0, 0)]
    public void Of_HoursInDoubt_CountsWhatIsSure(string hours, int open, int days) =>
        Assert.Equal(open == 0 ? null : new OrdinaryWeek(open, days), OrdinaryWeek.Of(hours, From));

    // 26 weeks and more of summer; a day that two weeks of four have is in the smaller half.
    [Theory]
    [InlineData("Mar-Oct Mo-Fr 09:00-19:00; Nov-Feb Mo-Fr 10:00-16:00", 50, 5)]
    [InlineData("Mo-Fr 09:00-17:00; Th[2,4] 17:00-20:00", 40, 5)]
    [InlineData("Dec 24 off; Mo-Fr 09:00-17:00", 40, 5)]
    public void Of_HoursThatHangOnTheDate_AreThoseOfTheMiddleWeek(string hours, int open, int days) => Assert.Equal(new OrdinaryWeek(open, days), OrdinaryWeek.Of(hours, From));

    [Theory]
    [InlineData("sur rendez-vous")]
    [InlineData("Mo-Fr 09:00-12:00 \"sur rendez-vous\"")]
    [InlineData("permanence le mardi")]
    public void Of_HoursThatSayNothingForSure_AreUnknown(string hours) => Assert.Null(OrdinaryWeek.Of(hours, From));
}
