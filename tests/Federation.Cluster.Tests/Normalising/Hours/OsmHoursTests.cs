using Federation.Cluster.Normalising.Hours;

namespace Federation.Cluster.Tests.Normalising.Hours;

public sealed class OsmHoursTests
{
    [Theory]
    [InlineData("24/7", "24/7")]
    [InlineData("Mo-Fr 09:00-18:00", "Mo-Fr 09:00-18:00")]
    [InlineData("mo,tu,we 9:00-12:00 , 14:00-18:00;", "Mo-We 09:00-12:00,14:00-18:00")]
    [InlineData("Th-Tu 07:00-20:00", "Mo,Tu,Th-Su 07:00-20:00")]
    [InlineData("Mo-Sa 18:00-02:00, Mo-Fr 11:00-15:00", "Mo-Sa 18:00-02:00, Mo-Fr 11:00-15:00")]
    [InlineData("Su 22:00-26:00", "Su 22:00-02:00")]
    [InlineData("Mo 10:00-36:00", "Mo 10:00-36:00")]
    [InlineData("Fr 18:00+; Sa 18:00-22:30+", "Fr 18:00+; Sa 18:00-22:30+")]
    [InlineData("Mo-Su,PH 00:30-05:30", "Mo-Su,PH 00:30-05:30")]
    [InlineData("PH closed", "PH off")]
    [InlineData("SH Mo-Fr 10:00-12:00", "SH Mo-Fr 10:00-12:00")]
    [InlineData("Mo-Tu off; We-Fr 08:30-17:00, Sa-Su09:30-17:30", "Mo,Tu off; We-Fr 08:30-17:00, Sa,Su 09:30-17:30")]
    [InlineData("Th[1,3], Fr[-1] 14:00-17:00", "Th[1,3],Fr[-1] 14:00-17:00")]
    [InlineData("Mo[1-2] 14:00-17:00", "Mo[1,2] 14:00-17:00")]
    [InlineData("Jan 01,Apr 25,Dec 24-26 off", "Jan 01,Apr 25,Dec 24-26 off")]
    [InlineData("Dec 24,25 off", "Dec 24,Dec 25 off")]
    [InlineData("Nov-Feb Mo-Fr: 10:00-16:00", "Nov-Feb Mo-Fr 10:00-16:00")]
    [InlineData("Dec 20-Jan 05 off", "Dec 20-Jan 05 off")]
    [InlineData("2026 Jan 05-2026 Mar 01 Mo 10:00-12:00", "2026 Jan 05-2026 Mar 01 Mo 10:00-12:00")]
    [InlineData("2025-2029/2,2030+ Mo 10:00-12:00", "2025-2029/2,2030+ Mo 10:00-12:00")]
    [InlineData("week 1-53/2 We 10:00-12:00; week 02 off", "week 01-53/2 We 10:00-12:00; week 02 off")]
    [InlineData("Jan 10:00-12:00", "Jan 10:00-12:00")]
    [InlineData("Mo 10:00-12:00 || \"by appointment\"", "Mo 10:00-12:00 || \"by appointment\"")]
    [InlineData("Mo-Fr 10:00-12:00 open \"ring\"", "Mo-Fr 10:00-12:00 open \"ring\"")]
    [InlineData("unknown", "unknown")]
    [InlineData("\"by appointment only, or 24/7 for members\"", "\"by appointment only, or 24/7 for members\"")]
    public void Read_TheGrammar_IsUnderstood(string text, string canonical) => Assert.Equal(canonical, OsmHours.Read(text).Hours?.Text);

    [Theory]
    [InlineData("")]
    [InlineData(";")]
    [InlineData("Mo-Fr 09:00")]
    [InlineData("Mo-Fr 9-17")]
    [InlineData("Mo-Fr 09:00-17:60")]
    [InlineData("Mo 25:00-26:00")]
    [InlineData("Mo-Fr 09:00-18:00 and by chance")]
    [InlineData("Feb 30 off")]
    [InlineData("Mo[6] 10:00-12:00")]
    [InlineData("week 54 off")]
    [InlineData("2029-2025 off")]
    [InlineData("Mo Tu 10:00-12:00")]
    [InlineData("Mo sunrise-sunset")]
    [InlineData("easter off")]
    public void Read_AnythingElse_IsNotUnderstood(string text) => Assert.False(string.IsNullOrEmpty(OsmHours.Read(text).Reason));

    [Fact]
    public void Read_Sunset_SaysWhyNot() => Assert.Equal("it depends on the sun", OsmHours.Read("Mo 10:00-sunset").Reason);

    [Fact]
    public void Read_MoreRulesThanOneMayHave_IsNotUnderstood()
    {
        Assert.True(OsmHours.Read(string.Join(';', Enumerable.Repeat("Mo off", OsmHours.MostRules))).Understood);
        Assert.False(OsmHours.Read(string.Join(';', Enumerable.Repeat("Mo off", OsmHours.MostRules + 1))).Understood);
    }
}
