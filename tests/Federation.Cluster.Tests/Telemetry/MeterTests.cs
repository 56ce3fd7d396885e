using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Regroupings;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Sync;
using Federation.Cluster.Telemetry;
using Federation.Contracts;
using Federation.Registry.Labels;

namespace Federation.Cluster.Tests.Telemetry;

/// <summary>What instruments are told, and by which attributes.</summary>
public sealed class MeterTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly RunRecord Run = new() { Id = "r", Network = NetworkId.Parse("hubs"), Trigger = RunTrigger.Schedule, StartedAt = Start };

    [Fact]
    public void Run_ThatEnded_IsToldWithWhatBecameOfItsListings()
    {
        using var measurements = new Measurements();

        RunMeter.Started(Run);
        RunMeter.Ended((Run with { Counts = new RunCounts { Read = 5, New = 2, Changed = 1, Quarantined = 2 }, HeldRemovals = 7 }).End(RunStatus.Completed, Start.AddMinutes(2)));

        Assert.Equal(
            [
                "federation.sync.runs.started federation.network=hubs federation.purpose=sync federation.run.trigger=schedule",
                "federation.sync.run.duration federation.network=hubs federation.purpose=sync federation.run.outcome=completed",
                "federation.sync.listings federation.network=hubs federation.listing.change=added",
                "federation.sync.listings federation.network=hubs federation.listing.change=changed",
                "federation.sync.listings federation.network=hubs federation.listing.change=quarantined",
                "federation.sync.listings federation.network=hubs federation.listing.change=held",
            ],
            measurements.Told);
    }

    // An adapter of others may make up codes, as many as it likes: no attribute has them.
    [Theory]
    [InlineData("source.empty", "source.empty")]
    [InlineData("my-adapter.zq7sentinel@person.example", "_OTHER")]
    public void Run_ThatFailed_IsToldByACodeOfOurs(string code, string told)
    {
        using var measurements = new Measurements();

        RunMeter.Ended(Run.End(RunStatus.Failed, Start, new RunFailure(FailureKind.Configuration, code, "It failed.")));

        Assert.Equal([$"federation.sync.run.duration federation.network=hubs federation.purpose=sync federation.run.outcome=failed error.type={told}"], measurements.Told);
    }

    [Fact]
    public void Answers_OfDoors_HaveACodeUnlessTheyAreAYes()
    {
        using var measurements = new Measurements();

        AdmissionMeter.Answered(AdmissionVerdict.Allowed, AdmissionCodes.Allowed, started: 0);
        AdmissionMeter.Answered(AdmissionVerdict.NoCredit, AdmissionCodes.NoDaysLeft, started: 0);

        Assert.Equal(["federation.admission.duration federation.admission.verdict=allowed", $"federation.admission.duration federation.admission.verdict=no_credit error.type={AdmissionCodes.NoDaysLeft}"], measurements.Told);
    }

    [Fact]
    public void Decisions_AreToldByKind()
    {
        using var measurements = new Measurements();

        LabelMeter.Happened(LabelEventKind.AppealDismissed);
        MatchMeter.Decided(PairVerdict.Apart);
        MatchMeter.Decided(verdict: null);
        MatchMeter.Regrouped(RegroupingCause.MatchedAgain);
        MailMeter.Ended(MailMeter.GivenUp);
        WorkerMeter.Crashed("worker.timeout");
        Assert.False(ShedLoad.IsNot(isAdmitted: false, "feed"));
        Assert.True(ShedLoad.IsNot(isAdmitted: true, "feed"));

        Assert.Equal(
            [
                "federation.label.events federation.label.event=appeal_dismissed",
                "federation.matching.decisions federation.matching.verdict=apart",
                "federation.matching.decisions federation.matching.verdict=withdrawn",
                "federation.matching.regroupings federation.regrouping.cause=matched_again",
                "federation.mail.deliveries federation.mail.outcome=given_up",
                "federation.worker.crashes error.type=worker.timeout",
                "federation.load.shed federation.limit=feed",
            ],
            measurements.Told);
    }
}
