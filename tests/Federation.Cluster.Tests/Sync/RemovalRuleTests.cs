using Federation.Cluster.Centres;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Tests.Sync;

public sealed class RemovalRuleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Binding Shown = new() { Centre = CentreId.New(TimeProvider.System), RawHash = "raw", ContentHash = "content" };

    [Theory]
    [InlineData(2, 100, false)]
    [InlineData(3, 71, false)]
    [InlineData(3, 72, true)]
    [InlineData(50, 71, false)]
    [InlineData(50, 9_000, true)]
    public void IsDue_TakesRunsAndHoursBoth(int runs, int hours, bool due)
    {
        var binding = Shown with { MissedRuns = runs, MissedSince = Noon };

        Assert.Equal(due, RemovalRule.Default.IsDue(binding, Noon.AddHours(hours)));
    }

    [Fact]
    public void IsDue_WhenTheClockWentBack_IsNot()
    {
        Assert.False(RemovalRule.Default.IsDue(Shown with { MissedRuns = 9, MissedSince = Noon }, Noon.AddYears(-1)));
    }

    [Fact]
    public void IsDue_WhatWasRemoved_IsNotAgain()
    {
        Assert.False(RemovalRule.Default.IsDue(Shown with { MissedRuns = 9, MissedSince = Noon, RemovedAt = Noon }, Noon.AddYears(1)));
    }

    [Fact]
    public void Missed_EachRun_CountsOnAndKeepsTheFirst()
    {
        var once = RemovalRule.Missed(Shown, "first", Noon);
        var twice = RemovalRule.Missed(once, "second", Noon.AddHours(5));

        Assert.Equal((1, Noon, true), (once.MissedRuns, once.MissedSince, once.Stale));
        Assert.Equal((2, Noon), (twice.MissedRuns, twice.MissedSince));
        Assert.Equal(twice, RemovalRule.Missed(twice, "second", Noon.AddHours(6)));
    }

    [Theory]
    [InlineData(3, 10, true)]
    [InlineData(4, 10, false)]
    [InlineData(1, 2, false)]
    [InlineData(0, 0, true)]
    public void MayGo_UpToThreeInTen(int due, int live, bool may) => Assert.Equal(may, RemovalRule.Default.MayGo(due, live));

    [Fact]
    public void MayGo_ShareOfNothing_AlwaysWaits()
    {
        Assert.False((RemovalRule.Default with { MostShare = 0 }).MayGo(1, 10_000));
    }

    [Theory]
    [InlineData(1, 72, 0.3)]
    [InlineData(3, 23, 0.3)]
    [InlineData(3, 72, 0.91)]
    [InlineData(3, 72, double.NaN)]
    public void Problems_OfARuleThatProtectsNothing_AreNamed(int runs, int hours, double share)
    {
        Assert.Single(new RemovalRule { Runs = runs, Hours = hours, MostShare = share }.Problems());
        Assert.Empty(RemovalRule.Default.Problems());
    }
}
