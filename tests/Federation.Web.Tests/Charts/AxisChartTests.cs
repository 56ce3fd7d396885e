using CsCheck;
using Federation.Web.Charts;

namespace Federation.Web.Tests.Charts;

public sealed class AxisChartTests
{
    [Fact]
    public void Corners_OfAnyLevels_LieOnTheirAxesAsFarOutAsTheyAreHigh() => Gen.Select(Gen.Int[3, 7], Gen.Int[0, 6], Gen.Int[1, 3]).Sample((axes, axis, level) =>
    {
        axis %= axes;
        var (x, y) = AxisChart.Corner(axis, axes, level);
        var (rimX, rimY) = AxisChart.Corner(axis, axes, 3);
        double middle = AxisChart.Size / 2.0;

        // On the line from the middle to the rim, and inside the drawing.
        Assert.Equal(0, (x - middle) * (rimY - middle) - (y - middle) * (rimX - middle), 6);
        Assert.Equal(level / 3.0, double.Hypot(x - middle, y - middle) / double.Hypot(rimX - middle, rimY - middle), 6);
        Assert.InRange(x, 0, AxisChart.Size);
        Assert.InRange(y, 0, AxisChart.Size);
    });

    [Fact]
    public void FirstAxis_PointsUp() => Assert.Equal("100,16", AxisChart.Points([3, 0, 0, 0, 0]).Split(' ')[0]);
}
