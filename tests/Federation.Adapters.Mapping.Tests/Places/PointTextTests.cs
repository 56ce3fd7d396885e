using Federation.Adapters.Mapping.Places;

namespace Federation.Adapters.Mapping.Tests.Places;

public sealed class PointTextTests
{
    [Theory]
    [InlineData("48.85, 2.35", "48.85", "2.35", false)]
    [InlineData("48.85,2.35", "48.85", "2.35", false)]
    [InlineData("(48.85 2.35)", "48.85", "2.35", false)]
    [InlineData("48,85; 2,35", "48,85", "2,35", false)]
    [InlineData("48,85, 2,35", "48,85", "2,35", false)]
    [InlineData("48,85 2,35", "48,85", "2,35", false)]
    [InlineData("[48.85, -2.35]", "48.85", "-2.35", false)]
    [InlineData("POINT(2.35 48.85)", "2.35", "48.85", true)]
    [InlineData("SRID=4326;POINT Z (2.35 48.85 12)", "2.35", "48.85", true)]
    [InlineData("48°51'24\"N 2°21'03\"E", "48°51'24\"N", "2°21'03\"E", false)]
    [InlineData("47.39N 0.69E", "47.39N", "0.69E", false)]
    [InlineData("N 47°23' E 0°41'", "N 47°23'", "E 0°41'", false)]
    [InlineData("47°35'10\"N, 3°4'48\"O", "47°35'10\"N", "3°4'48\"O", false)]
    public void Read_WhatPeopleWrite_IsTwoNumbers(string text, string first, string second, bool isXy)
    {
        Assert.Equal((first, second), PointText.Read(text, out bool xy));
        Assert.Equal(isXy, xy);
    }

    [Theory]
    [InlineData("Paris")]
    [InlineData("48.85")]
    [InlineData("1,2,3,4")]
    [InlineData("POLYGON((0 0,1 1,1 0,0 0))")]
    [InlineData("")]
    public void Read_WhatIsNoPair_IsNone(string text) => Assert.Null(PointText.Read(text, out _));

    [Theory]
    [InlineData("48°51'24\"N", "48.8566667")]
    [InlineData("3° 4' 48,5\" O", "-3.0801389")]
    [InlineData("33°51′S", "-33.85")]
    [InlineData("2,5°", "2.5")]
    [InlineData("-2°30'", "-2.5")]
    [InlineData("N 47°30'", "47.5")]
    [InlineData("0.69 W", "-0.69")]
    [InlineData("48°61'N", "48°61'N")]
    [InlineData("48.85", "48.85")]
    public void Degrees_Decimal_ReadsMinutesAndSides(string text, string expected) => Assert.Equal(expected, Degrees.Decimal(text));
}
