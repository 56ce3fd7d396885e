using Federation.Cluster.Sync;
using Federation.Contracts;

namespace Federation.Cluster.Tests.Sync;

public sealed class SourceHealthTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly NetworkId Network = NetworkId.Parse("n");

    [Theory]
    [InlineData(FailureKind.SourceChanged, "source.empty", SourceCondition.Empty)]
    [InlineData(FailureKind.SourceChanged, "http.404", SourceCondition.Gone)]
    [InlineData(FailureKind.SourceChanged, "http.410", SourceCondition.Gone)]
    [InlineData(FailureKind.Configuration, "source.missing", SourceCondition.Gone)]
    [InlineData(FailureKind.SourceChanged, "source.html", SourceCondition.Changed)]
    [InlineData(FailureKind.SourceChanged, "csv.headers", SourceCondition.Changed)]
    [InlineData(FailureKind.Authentication, "http.401", SourceCondition.Blocked)]
    [InlineData(FailureKind.Authentication, "http.403", SourceCondition.Blocked)]
    [InlineData(FailureKind.RateLimited, "http.429", SourceCondition.Unwell)]
    [InlineData(FailureKind.Configuration, "config.invalid", SourceCondition.Misconfigured)]
    [InlineData(FailureKind.Bug, "adapter.threw", SourceCondition.AdapterBroken)]
    [InlineData(FailureKind.Transient, "http.server-error", SourceCondition.Unwell)]
    public void Condition_AfterAFailure_IsWhatItSays(FailureKind kind, string code, SourceCondition condition)
    {
        var health = SourceHealth.Of([Failed(2, kind, code), Failed(1, kind, code), Completed(0)]);

        Assert.Equal((condition, 2, Completed(0).EndedAt, Failed(1, kind, code).EndedAt), (health.Condition, health.FailuresInRow, health.LastReadAt, health.Since));
        bool isDead = condition != SourceCondition.Unwell;
        Assert.Equal(isDead, health.IsDead);
        Assert.Equal(isDead ? 1 : 0, NetworkAlert.Of(Network, [Failed(2, kind, code), Failed(1, kind, code), Completed(0)]).Count);
    }

    [Fact]
    public void Condition_OfNoRuns_IsNew_AndOfACompletedOneAlive()
    {
        Assert.Equal(SourceCondition.New, SourceHealth.Of([]).Condition);
        Assert.Equal(SourceCondition.Alive, SourceHealth.Of([Completed(1), Failed(0, FailureKind.Bug, "adapter.threw")]).Condition);
    }

    [Fact]
    public void Condition_OfAnAddressThatDoesNotAnswer_IsUnwell_AndGoneAfterDays()
    {
        RunRecord[] silent = [.. Enumerable.Range(0, 4).Reverse().Select(day => Failed(day * 24, FailureKind.Transient, "http.unreachable"))];

        Assert.Equal(SourceCondition.Unwell, SourceHealth.Of(silent[1..]).Condition);
        Assert.Equal(SourceCondition.Gone, SourceHealth.Of(silent).Condition);
        Assert.Equal(SourceCondition.Unwell, SourceHealth.Of([silent[0], silent[1], Failed(26, FailureKind.Transient, "http.server-error"), silent[3]]).Condition);
    }

    // The host says nothing of the source by stopping.
    [Fact]
    public void Condition_AfterAnInterruptedRun_IsThatBeforeIt()
    {
        var failed = Failed(1, FailureKind.SourceChanged, "csv.headers");

        var alive = SourceHealth.Of([Interrupted(2), Interrupted(1), Completed(0)]);
        Assert.Equal((SourceCondition.Alive, Completed(0).EndedAt, 0, (RunFailure?)null), (alive.Condition, alive.LastReadAt, alive.FailuresInRow, alive.Failure));
        Assert.Equal(Interrupted(2).RetryAt, alive.RetryAt);
        Assert.Empty(NetworkAlert.Of(Network, [Interrupted(2), Interrupted(1), Completed(0)]));

        var changed = SourceHealth.Of([Interrupted(2), failed, Completed(0)]);
        Assert.Equal((SourceCondition.Changed, failed.EndedAt, 1, failed.Failure), (changed.Condition, changed.Since, changed.FailuresInRow, changed.Failure));
    }

    [Fact]
    public void Condition_OfInterruptedRunsAlone_IsNew_UnlessAnEarlierOneWasRead()
    {
        Assert.Equal((SourceCondition.New, null), SourceHealth.Of([Interrupted(1), Interrupted(0)]) is var never ? (never.Condition, never.LastReadAt) : default);
        Assert.Equal((SourceCondition.Alive, Noon), SourceHealth.Of([Interrupted(1) with { Past = new SourcePast(Noon, null) }]) is var once ? (once.Condition, once.LastReadAt!.Value) : default); // it was read at noon
    }

    // An address that is too slow to answer is silent; that the host stopped in between breaks no silence and adds none.
    [Fact]
    public void Condition_OfAnAddressThatAnswersTooLate_IsGoneAfterDays_WhateverTheHostDid()
    {
        RunRecord[] late = [.. Enumerable.Range(1, 4).Reverse().Select(day => Failed(day * 24, FailureKind.Transient, "http.timeout"))];
        RunRecord[] runs = [Interrupted(98), late[0], Interrupted(90), late[1], late[2], late[3], Completed(0)];

        var health = SourceHealth.Of(runs);

        Assert.Equal((SourceCondition.Gone, late[0].EndedAt, 4, "http.timeout"), (health.Condition, health.Since, health.FailuresInRow, health.Failure?.Code));
        Assert.Equal(SourceCondition.Unwell, SourceHealth.Of([Interrupted(98), Interrupted(97), late[1], late[2], Interrupted(1), Completed(0)]).Condition);
    }

    // It ran, and the fault is its own: the address is not silent.
    [Theory]
    [InlineData("worker.timeout")]
    [InlineData("worker.stalled")]
    public void Condition_OfAnAdapterThatTakesTooLong_IsThatItIsBroken(string code) =>
        Assert.Equal(SourceCondition.AdapterBroken, SourceHealth.Of([.. Enumerable.Range(1, 4).Reverse().Select(day => Failed(day * 24, FailureKind.Bug, code)), Completed(0)]).Condition);

    /// <summary>Nobody reads a history of years: what the last runs carry with them has to be enough.</summary>
    [Fact]
    public void Condition_OfAnAddressThatWasAskedAgainAndAgain_IsGone_ThoughTheRunsLookedAtAreAllOfToday()
    {
        var runs = new List<RunRecord> { Completed(0) };
        foreach (int hour in Enumerable.Range(1, 74)) runs.Add(Failed(hour, FailureKind.Transient, "http.unreachable") with { Past = SourcePast.After(runs[^1]) });
        runs.Reverse();

        var health = SourceHealth.Of(runs.Take(5));

        Assert.Equal((SourceCondition.Gone, Completed(0).EndedAt), (health.Condition, health.LastReadAt));
        Assert.Equal(SourceCondition.Unwell, SourceHealth.Of(runs.Skip(10).Take(5)).Condition);
    }

    [Fact]
    public void Past_OfCancelledRunsAndPersonsDecisions_IsThatBeforeThem_AndAnAnswerEndsTheSilence()
    {
        var past = new SourcePast(Noon, Noon.AddHours(1));
        var silent = Failed(2, FailureKind.Transient, "http.unreachable") with { Past = past };

        Assert.Equal(past, SourcePast.After(silent));
        Assert.Equal(past, SourcePast.After(silent with { Status = RunStatus.Cancelled }));
        Assert.Equal(past, SourcePast.After(Completed(3) with { Purpose = RunPurpose.ReleaseRemovals, Past = past }));
        Assert.Equal(new SourcePast(Noon, null), SourcePast.After(Failed(3, FailureKind.Transient, "http.server-error") with { Past = past }));
        Assert.Equal(new SourcePast(Completed(3).EndedAt, null), SourcePast.After(Completed(3) with { Past = past }));
        Assert.Equal(new SourcePast(null, null), SourcePast.After(null));
    }

    [Fact]
    public void Condition_OfASourceThatAsksAgainAndAgainToWait_IsBlocked() =>
        Assert.Equal(SourceCondition.Blocked, SourceHealth.Of([.. Enumerable.Range(0, 3).Reverse().Select(hour => Failed(hour, FailureKind.RateLimited, "http.429"))]).Condition);

    [Fact]
    public void Condition_OfAFileThatNeverWasThere_IsMisconfigured() =>
        Assert.Equal(SourceCondition.Misconfigured, SourceHealth.Of([Failed(0, FailureKind.Configuration, "source.missing")]).Condition);

    [Fact]
    public void Condition_WhereEveryRecordIsInQuarantine_IsChanged()
    {
        var run = Completed(0) with { Counts = new RunCounts { Read = 30, Quarantined = 30 } };

        Assert.Equal(SourceCondition.Changed, SourceHealth.Of([run]).Condition);
        Assert.Equal(["source.is-changed"], NetworkAlert.Of(Network, [run]).Select(alert => alert.Code));
    }

    [Fact]
    public void Alerts_OfAWholeReading_StandThroughRunsOfChanges_AndRunsOfChangesRaiseNone()
    {
        var whole = Completed(0) with { Counts = new RunCounts { Read = 30, Quarantined = 10 }, HeldRemovals = 9 };
        var changes = Completed(1) with { Mode = FetchMode.Incremental, Counts = new RunCounts { Read = 1, Quarantined = 1 } };

        Assert.Equal(["removals.held", "quarantine.much"], NetworkAlert.Of(Network, [changes, whole]).Select(alert => alert.Code));
        Assert.Empty(NetworkAlert.Of(Network, [changes, Completed(0) with { Counts = new RunCounts { Read = 30 } }]));
    }

    [Fact]
    public void Runs_OfPersonsDecisions_AndCancelledOnes_SayNothingOfTheSource()
    {
        var failed = Failed(0, FailureKind.SourceChanged, "source.html");
        RunRecord[] runs = [Completed(3) with { Purpose = RunPurpose.UndoRemovals }, Completed(2) with { Status = RunStatus.Cancelled }, Completed(1) with { Status = RunStatus.Running, EndedAt = null }, failed];

        Assert.Equal(SourceCondition.Changed, SourceHealth.Of(runs).Condition);
    }

    [Fact]
    public void Alert_OfHeldRemovals_StandsUntilSomebodyReleasesThem()
    {
        var held = Completed(0) with { HeldRemovals = 7 };

        Assert.Equal(("removals.held", held.EndedAt!.Value), Assert.Single(NetworkAlert.Of(Network, [Failed(1, FailureKind.Transient, "http.timeout"), held])) is var alert ? (alert.Code, alert.Since) : default); // it has ended
        Assert.Empty(NetworkAlert.Of(Network, [Completed(1) with { Purpose = RunPurpose.ReleaseRemovals }, held]));
        Assert.Empty(NetworkAlert.Of(Network, [Completed(1), held]));
    }

    [Theory]
    [InlineData(100, 19, false)]
    [InlineData(100, 20, true)]
    [InlineData(9, 5, false)]
    public void Alert_OfMuchQuarantine_NeedsAFifthOfManyRecords(int read, int quarantined, bool isAlert)
    {
        var alerts = NetworkAlert.Of(Network, [Completed(0) with { Counts = new RunCounts { Read = read, Quarantined = quarantined } }]);

        Assert.Equal(isAlert ? ["quarantine.much"] : [], alerts.Select(alert => alert.Code));
    }

    private static RunRecord Completed(int hour) => new()
    {
        Id = $"{hour:x4}",
        Network = Network,
        Trigger = RunTrigger.Schedule,
        Status = RunStatus.Completed,
        StartedAt = Noon.AddHours(hour),
        EndedAt = Noon.AddHours(hour).AddMinutes(1),
    };

    /// <summary>As a host that stops leaves it.</summary>
    private static RunRecord Interrupted(int hour) => Failed(hour, FailureKind.Transient, "run.interrupted") with { Status = RunStatus.Interrupted, RetryAt = Noon.AddHours(hour).AddMinutes(3) };

    private static RunRecord Failed(int hour, FailureKind kind, string code) => Completed(hour) with { Status = RunStatus.Failed, Failure = new RunFailure(kind, code, "Something.") };
}
