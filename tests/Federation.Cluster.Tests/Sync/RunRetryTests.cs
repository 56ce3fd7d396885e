using CsCheck;
using Federation.Cluster.Sync;
using Federation.Contracts;

namespace Federation.Cluster.Tests.Sync;

public sealed class RunRetryTests
{
    [Theory]
    [InlineData(FailureKind.Transient, true)]
    [InlineData(FailureKind.RateLimited, true)]
    [InlineData(FailureKind.Authentication, false)]
    [InlineData(FailureKind.Configuration, false)]
    [InlineData(FailureKind.SourceChanged, false)]
    [InlineData(FailureKind.Bug, false)]
    public void Delay_ByKindOfFailure_IsGivenWhereItMayMendItself(FailureKind kind, bool isTriedAgain) =>
        Assert.Equal(isTriedAgain, RunRetry.DelayAfter(Failed(kind), asked: null, jitter: 0) is not null);

    [Fact]
    public void Delay_OfAnInterruptedRun_IsGiven_AndOfACompletedOrCancelledOneNot()
    {
        Assert.NotNull(RunRetry.DelayAfter(Failed(FailureKind.Transient) with { Status = RunStatus.Interrupted }, null, 0));
        Assert.Null(RunRetry.DelayAfter(Failed(FailureKind.Transient) with { Status = RunStatus.Completed, Failure = null }, null, 0));
        Assert.Null(RunRetry.DelayAfter(Failed(FailureKind.Transient) with { Status = RunStatus.Cancelled, Failure = null }, null, 0));
    }

    [Fact]
    public void Delay_OfAPersonsRun_AndOfAPersonsRemovals_IsNone()
    {
        Assert.Null(RunRetry.DelayAfter(Failed(FailureKind.Transient) with { Trigger = RunTrigger.Person }, null, 0));
        Assert.Null(RunRetry.DelayAfter(Failed(FailureKind.Transient) with { Purpose = RunPurpose.ReleaseRemovals }, null, 0));
    }

    [Fact]
    public void Delay_TryAfterTry_DoublesAndThenEnds()
    {
        var delays = Enumerable.Range(0, RunRetry.Most + 1).Select(tries => RunRetry.DelayAfter(Failed(FailureKind.Transient) with { Tries = tries }, null, 0)?.TotalMinutes);

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, null], delays);
    }

    [Fact]
    public void Delay_ThatTheSourceAskedFor_IsKept_WithinADay()
    {
        Assert.Equal(TimeSpan.FromHours(2), RunRetry.DelayAfter(Failed(FailureKind.RateLimited), TimeSpan.FromHours(2), 0));
        Assert.Equal(RunRetry.First, RunRetry.DelayAfter(Failed(FailureKind.RateLimited), TimeSpan.FromSeconds(1), 0));
        Assert.Equal(RunRetry.LongestAsked, RunRetry.DelayAfter(Failed(FailureKind.RateLimited), TimeSpan.MaxValue, 0));
    }

    [Fact]
    public void Delay_WithJitter_IsNeverShorterAndAtMostHalfAsLongAgain() => Gen.Select(Gen.Int[0, RunRetry.Most - 1], Gen.Double[0, 1]).Sample((tries, jitter) =>
    {
        var run = Failed(FailureKind.Transient) with { Tries = tries };
        var plain = RunRetry.DelayAfter(run, null, 0)!.Value; // it is tried again
        var spread = RunRetry.DelayAfter(run, null, jitter)!.Value; // as above
        return spread >= plain && spread <= plain * 1.5;
    });

    private static RunRecord Failed(FailureKind kind) => new()
    {
        Id = "0a",
        Network = NetworkId.Parse("n"),
        Trigger = RunTrigger.Schedule,
        Status = RunStatus.Failed,
        StartedAt = DateTimeOffset.UnixEpoch,
        Failure = new RunFailure(kind, "some.code", "Something."),
    };
}
