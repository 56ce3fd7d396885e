using Federation.Cluster.Sync;
using Federation.Contracts;

namespace Federation.Cluster.Tests.Sync;

/// <summary>Quarantine, mapped again from what is stored. The cluster of this class is its own: it has adapters mended.</summary>
public sealed class QuarantineReplayTests(SyncCluster cluster) : IClassFixture<SyncCluster>
{
    private static readonly (string, string) Good = ("1", """{"name":"Bon"}""");
    private static readonly (string, string) Nameless = ("2", """{"lat":1.0,"lon":1.0}""");
    private static readonly (string, string) AlsoNameless = ("3", """{"lat":2.0,"lon":1.0}""");
    private static readonly (string, string) Repeated = ("1", """{"name":"Encore"}""");
    private static readonly RunOrder Replay = new() { Trigger = RunTrigger.Person, Purpose = RunPurpose.ReplayQuarantine };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Records_ThatAMendedMappingTakes_BecomeListingsWithoutTheSource()
    {
        cluster.Workers.Script("mended", Good, Nameless, AlsoNameless, Repeated);
        await cluster.RunAsync("mended");
        Assert.Equal(["name.missing", "name.missing", "record.duplicate-id"], await CodesAsync("mended"));
        cluster.Workers.Script("mended", () => throw new InvalidOperationException("The source was asked."));
        cluster.Workers.Mended["mended"] = "Sans nom";

        var run = await cluster.RunAsync("mended", Replay);

        Assert.Equal((RunStatus.Completed, RunPurpose.ReplayQuarantine, FetchMode.Full), (run.Status, run.Purpose, run.Mode));
        Assert.Equal(new RunCounts { Read = 2, New = 2, Pages = 1 }, run.Counts);
        Assert.Equal("Sans nom", (await cluster.CentreOfAsync("mended", "2")).Content.Name);
        Assert.Equal(["record.duplicate-id"], await CodesAsync("mended"));

        // The source, asked again, says nothing new.
        cluster.Workers.Script("mended", Good, Nameless, AlsoNameless, Repeated);
        Assert.Equal(new RunCounts { Read = 4, Unchanged = 3, Quarantined = 1, Pages = 2 }, (await cluster.RunAsync("mended")).Counts);
    }

    [Fact]
    public async Task Records_ThatTheMappingStillRefuses_StayAsTheyAre()
    {
        cluster.Workers.Script("refused", Good, Nameless);
        await cluster.RunAsync("refused");
        var before = Assert.Single(await cluster.QuarantineAsync("refused"));
        Assert.Equal((1.0, 1.0), (before.Draft?.Location?.Latitude, before.Draft?.Location?.Longitude)); // what could be made of it is shown

        var run = await cluster.RunAsync("refused", Replay);

        Assert.Equal(new RunCounts { Read = 1, Quarantined = 1, Pages = 1 }, run.Counts);
        var after = Assert.Single(await cluster.QuarantineAsync("refused"));
        Assert.Equal((before.Since, before.Run), (after.Since, after.Run));
        Assert.Equal(before.Raw, after.Raw);
    }

    [Fact]
    public async Task ReplayOfAKnownListing_ChangesItsCentre_AndTheOthersStayUntouched()
    {
        cluster.Workers.Script("known", Good, ("2", """{"name":"Avant"}"""));
        await cluster.RunAsync("known");
        cluster.Workers.Script("known", Good, Nameless);
        await cluster.RunAsync("known");
        Assert.Equal("Avant", (await cluster.CentreOfAsync("known", "2")).Content.Name);
        cluster.Workers.Mended["known"] = "Après";

        var run = await cluster.RunAsync("known", Replay);

        Assert.Equal(new RunCounts { Read = 1, Changed = 1, Pages = 1 }, run.Counts);
        Assert.Equal("Après", (await cluster.CentreOfAsync("known", "2")).Content.Name);
        Assert.Empty(await MissedListings.OfAsync(cluster.Store, (await cluster.Grain("known").GetDefinition())!, cluster.Clock).ToListAsync(Token)); // it was added
    }

    [Fact]
    public async Task Replay_OfARecordWhoseIdIsRepeated_LeavesTheOtherWhereItIs()
    {
        cluster.Workers.Script("twice", Nameless, ("2", """{"name":"Second"}"""), Good);
        await cluster.RunAsync("twice");
        cluster.Workers.Mended["twice"] = "Premier";

        await cluster.RunAsync("twice", Replay);

        Assert.Equal("Premier", (await cluster.CentreOfAsync("twice", "2")).Content.Name);
        Assert.Equal(["record.duplicate-id"], await CodesAsync("twice"));
    }

    [Fact]
    public async Task Replay_AfterANewerRecordWasTakenByARunThatBroke_PutsNothingOver()
    {
        cluster.Workers.Script("newer", Good, Nameless);
        await cluster.RunAsync("newer");
        cluster.Workers.Script("newer", () => ScriptedWorkers.Pages([Good, ("2", """{"name":"Neuf"}""")], 2, new AdapterException(FailureKind.Transient, "http.interrupted", "It broke off.")));
        await cluster.RunAsync("newer");
        cluster.Workers.Mended["newer"] = "Ancien";

        await cluster.RunAsync("newer", Replay);

        Assert.Equal("Neuf", (await cluster.CentreOfAsync("newer", "2")).Content.Name);
    }

    [Fact]
    public async Task Replay_OfAnEmptyQuarantine_DoesNothing()
    {
        cluster.Workers.Script("empty", Good);
        await cluster.RunAsync("empty");

        Assert.Equal(new RunCounts(), (await cluster.RunAsync("empty", Replay)).Counts);
    }

    [Fact]
    public async Task Replay_BetweenTwoSyncs_DoesNotStandInTheWayOfGoingOn()
    {
        (string, string)[] records = [Good, Nameless, AlsoNameless, ("4", """{"name":"Quatre"}""")];
        cluster.Workers.Script("between", () => ScriptedWorkers.Pages(records[..2], 2, new AdapterException(FailureKind.Transient, "http.interrupted", "It broke off.")));
        var broken = await cluster.RunAsync("between");
        await cluster.RunAsync("between", Replay);
        cluster.Workers.Script("between", records);

        Assert.Equal(broken.Id, (await cluster.RunAsync("between")).BegunBy);
    }

    [Fact]
    public async Task Groups_CountByTheFirstError_TheLargestFirst()
    {
        cluster.Workers.Script("groups", Good, Nameless, AlsoNameless, Repeated);
        await cluster.RunAsync("groups");

        var groups = await QuarantineGroup.OfAsync(cluster.Archive.QuarantineAsync(NetworkId.Parse("groups"), Token), Token);

        Assert.Equal([("name.missing", 2, 2, 2), ("record.duplicate-id", 1, 0, 1)], groups.Select(group => (group.Code, group.Count, group.Replayable, group.Examples.Count)));
    }

    private async Task<IEnumerable<string>> CodesAsync(string network) => (await cluster.QuarantineAsync(network)).Select(record => record.Issues[0].Code).Order(StringComparer.Ordinal);
}
