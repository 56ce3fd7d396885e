using Federation.Web.Console.Overview;
using Federation.Web.Languages;

namespace Federation.Web.Tests.Console;

public sealed class OverviewWordsTests
{
    // Rounded, 79.96 % would look as if nothing were missing of 80 %.
    [Theory]
    [InlineData(.7996, .8, false, "79.9%", "at least 80%")]
    [InlineData(.2004, .2, true, "20.1%", "at most 20%")]
    [InlineData(.5, .8, false, "50%", "at least 80%")]
    [InlineData(.9999, 1, false, "99%", "at least 100%")]
    public void Gap_IsNeverRoundedAway(double found, double needed, bool atMost, string says, string asks)
    {
        var gap = new QualityGap("quality.contact", atMost, found, needed, "Do it.");

        Assert.Equal((says, asks), (new OverviewWords(Language.English).FoundOf(gap), new OverviewWords(Language.English).NeededOf(gap)));
    }

    [Theory]
    [InlineData("quality.records", 1200, 2000, "1,200", "at least 2,000")]
    [InlineData("quality.licence", 0, 1, "no", "yes")]
    public void Gap_IsSaidInItsUnit(string code, double found, double needed, string says, string asks)
    {
        var gap = new QualityGap(code, false, found, needed, "Do it.");

        Assert.Equal((says, asks), (new OverviewWords(Language.English).FoundOf(gap), new OverviewWords(Language.English).NeededOf(gap)));
    }
}
