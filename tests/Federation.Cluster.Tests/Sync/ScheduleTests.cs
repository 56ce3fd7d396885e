using Federation.Cluster.Sync;

namespace Federation.Cluster.Tests.Sync;

public sealed class ScheduleTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("15 4 * * *", 0, 4 * 60 + 14, false)]
    [InlineData("15 4 * * *", 0, 4 * 60 + 15, true)]
    [InlineData("15 4 * * *", 4 * 60 + 15, 4 * 60 + 16, false)] // dealt with
    [InlineData("15 4 * * *", 0, 3 * 24 * 60, true)] // missed thrice, due once
    public void IsDue_AnOccurrenceSinceTheLast_Counts(string cron, int since, int now, bool due) =>
        Assert.Equal(due, Schedule.IsDue(cron, Midnight.AddMinutes(since), Midnight.AddMinutes(now)));

    [Fact]
    public void IsDue_InUtc_WhateverTheOffset() =>
        Assert.True(Schedule.IsDue("0 12 * * *", Midnight, new DateTimeOffset(2026, 11, 24, 14, 0, 0, TimeSpan.FromHours(2))));
}
