using System.Text;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Centres;

namespace Federation.Cluster.Tests.Members;

/// <summary>Who keeps a door, and what stays written down of who did what there. Each test has a centre of its own, which network "hosts" lists.</summary>
public sealed class KeptDoorTests(DoorCluster doors) : IClassFixture<DoorCluster>, IAsyncLifetime
{
    private const string Hosts = "hosts";
    private const string Rival = "rival";

    private static readonly AdmissionRules Rules = new() { Admits = [new AdmittedMembers { Network = NetworkId.Parse("ruche") }] };
    private static readonly Pseudonym Visitor = Pseudonym.Of(new byte[32], "account-1", default);

    private CentreId _centre;
    private FeedCursor _before = FeedCursor.Start;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IDoorGrain Door => doors.Door(_centre);

    public async ValueTask InitializeAsync()
    {
        _centre = await doors.OpenCentreAsync();
        _before = await doors.Store.HeadAsync(Token);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task SetRules_ForTheOneNetworkThatLists_MakesItTheKeeperForGood()
    {
        Assert.Null((await Door.Get()).Keeper);
        Assert.Equal((1, Hosts), Told(await SetRulesAsync(Hosts)));

        await doors.ListAsync(_centre, Rival);

        Assert.Null(await SetRulesAsync(Rival));
        Assert.Equal((2, Hosts), Told(await SetRulesAsync(Hosts)));
        Assert.Equal(
            [$$"""{"kind":"RulesSet","at":"{{Now}}","by":"manager of hosts","keeper":"hosts"}""", $$"""{"kind":"RulesSet","at":"{{Now}}","by":"manager of hosts"}"""],
            await EventsAsync());
        Assert.Equal(Hosts, (await doors.Doors.ReadAsync([_centre], Token))[0].Keeper?.Value);
    }

    [Fact]
    public async Task SetRules_WhereSeveralListAndNobodyWasMadeTheKeeper_IsForOperatorsAlone()
    {
        await doors.ListAsync(_centre, Rival);

        Assert.Null(await SetRulesAsync(Hosts));
        Assert.Null(await SetRulesAsync(Rival));
        Assert.Null(await doors.Store.ReadAsync(new StateKey(RowKinds.Door, _centre.Value), Token));
        Assert.Equal((1, null), Told(await SetRulesAsync(network: null)));
        Assert.Null(await SetRulesAsync(Hosts)); // rules by an operator make nobody the keeper among several
    }

    // Otherwise whoever lists the place after the first would get the door, with what happened there.
    [Fact]
    public async Task SetRules_ByAnOperatorWhereOneNetworkLists_MakesThatTheKeeper()
    {
        Assert.Equal((1, Hosts), Told(await SetRulesAsync(network: null)));

        await doors.ListAsync(_centre, Rival);
        await doors.UnlistAsync(_centre, Hosts);

        Assert.Null(await SetRulesAsync(Rival));
    }

    // Refused rules make nobody the keeper.
    [Fact]
    public async Task SetRules_ThatCannotBe_KeepNoDoor()
    {
        var answer = await Door.SetRules(new RulesOrder { MadeOn = 0, Rules = Rules with { Hours = "sometimes" }, For = NetworkId.Parse(Hosts), By = "manager" });

        Assert.Equal((AdmissionCodes.BadHours, null), (answer?.Code, answer?.Door.Keeper));
    }

    [Fact]
    public async Task SetRules_ForAKeeperThatListsTheCentreNoMore_IsNothingUntilItDoesAgain()
    {
        await SetRulesAsync(Hosts);
        await doors.ListAsync(_centre, Rival);
        await doors.UnlistAsync(_centre, Hosts);

        Assert.Null(await SetRulesAsync(Hosts));
        Assert.Null(await SetRulesAsync(Rival));
        await doors.ListAsync(_centre, Hosts);
        Assert.Equal((2, Hosts), Told(await SetRulesAsync(Hosts)));
    }

    // A second network appears while rules are set for both: the first is made the keeper or nobody is, and the second never.
    [Fact]
    public async Task SetRules_WhileAnotherNetworkAppears_NeverMakesThatTheKeeper()
    {
        for (int round = 0; round < 20; round++)
        {
            _centre = await doors.OpenCentreAsync();

            var hosts = SetRulesAsync(Hosts);
            var rival = SetRulesAsync(Rival, silo: 1);
            await Task.WhenAll(hosts, rival, doors.ListAsync(_centre, Rival));

            Assert.Null(await rival);
            Assert.Equal(await hosts is null ? (0, null) : (1, Hosts), Told(await Door.Get()));
        }
    }

    [Fact]
    public async Task SetKeeper_TwoAtOnce_IsTheLastAndItsEventsSaySo()
    {
        await doors.ListAsync(_centre, Rival);
        for (int round = 0; round < 20; round++)
        {
            _before = await doors.Store.HeadAsync(Token);
            var former = (await Door.Get()).Keeper?.Value;

            var answers = await Task.WhenAll(SetKeeperAsync(Hosts), SetKeeperAsync(Rival, silo: 1));

            Assert.All(answers, answer => Assert.False(answer.IsRefused));
            string? keeper = (await Door.Get()).Keeper?.Value;
            Assert.Contains(keeper, (string?[])[Hosts, Rival]);
            string[] expected = [Event(Rival == keeper ? Hosts : Rival), Event(keeper)];
            Assert.Equal(expected[0] == Event(former) ? expected[1..] : expected, await EventsAsync()); // to be made what it is changes nothing
        }

        string Event(string? network) => $$"""{"kind":"KeeperSet","at":"{{Now}}","by":"operator","keeper":"{{network}}"}""";
    }

    [Fact]
    public async Task SetKeeper_WhileTheFormerSetsRules_LeavesTheNewKeeperAndRulesThatWereSetBeforeOrNot()
    {
        for (int round = 0; round < 20; round++)
        {
            _centre = await doors.OpenCentreAsync();
            await doors.ListAsync(_centre, Rival);
            await SetKeeperAsync(Hosts);

            var rules = SetRulesAsync(Hosts);
            await SetKeeperAsync(Rival, silo: 1);

            Assert.Equal((await rules is null ? 0 : 1, Rival), Told(await Door.Get()));
            Assert.Null(await SetRulesAsync(Hosts));
        }
    }

    [Fact]
    public async Task SetKeeper_OfADoorInUse_ChangesNothingElse()
    {
        await SetRulesAsync(Hosts);
        await Door.Block(new VisitorOrder { Visitor = Visitor, By = "staff" });
        var before = await Door.Get();
        await doors.ListAsync(_centre, Rival);

        var after = (await SetKeeperAsync(Rival)).Door;

        Assert.Equal((before.Version, Rival), Told(after));
        Assert.Equal(before.Rules?.Admits.AsEnumerable(), after.Rules?.Admits.AsEnumerable());
        Assert.Equal(before.Blocked.AsEnumerable(), after.Blocked.AsEnumerable());
        Assert.Null(await SetRulesAsync(Hosts));
        Assert.Equal((2, Rival), Told(await SetRulesAsync(Rival)));
    }

    [Fact]
    public async Task SetKeeper_AgainOrToWhoDoesNotList_StoresNothing()
    {
        await SetKeeperAsync(Hosts);
        var before = await doors.Store.HeadAsync(Token);

        Assert.False((await SetKeeperAsync(Hosts)).IsRefused);
        Assert.Equal((AdmissionCodes.KeeperNotListing, "Network rival does not list the centre."), ((await SetKeeperAsync(Rival)) is var answer ? (answer.Code, answer.Message) : default));
        await doors.UnlistAsync(_centre, Hosts);
        Assert.Equal(AdmissionCodes.UnknownCentre, (await SetKeeperAsync(Hosts)).Code);
        Assert.Equal(AdmissionCodes.UnknownCentre, (await doors.Door(Listings.NewId()).SetKeeper(new KeeperOrder { Keeper = NetworkId.Parse(Hosts), By = "operator" })).Code);
        Assert.DoesNotContain((await doors.Store.ReadFeedAsync(before, 1_000, Token)).Batches.SelectMany(batch => batch.Events), happened => happened.Subject.Kind == RowKinds.Door);
    }

    [Fact]
    public async Task SetKeeper_WhatTheStoreDoesNotTake_DidNotHappen()
    {
        doors.Faults.Refuses = batch => batch.PartitionKey == _centre.Value;
        await Assert.ThrowsAnyAsync<Exception>(() => SetKeeperAsync(Hosts));
        doors.Faults.Refuses = _ => false;

        Assert.Null((await Door.Get()).Keeper);
    }

    [Fact]
    public async Task Block_AndUnblock_SayInTheFeedWhoDidIt()
    {
        await Door.Block(new VisitorOrder { Visitor = Visitor, By = "staff-1" });
        await Door.Block(new VisitorOrder { Visitor = Visitor, By = "staff-2" });
        await Door.Unblock(new VisitorOrder { Visitor = Visitor, By = "staff-3" });

        Assert.Equal([$$"""{"kind":"Blocked","at":"{{Now}}","by":"staff-1"}""", $$"""{"kind":"Unblocked","at":"{{Now}}","by":"staff-3"}"""], await EventsAsync());
    }

    private string Now => $"{doors.Clock.GetUtcNow():yyyy-MM-ddTHH:mm:ss}+00:00";

    private static (int Version, string? Keeper)? Told(DoorAnswer? answer) => answer is { IsRefused: false } done ? Told(done.Door) : null;

    private static (int Version, string? Keeper) Told(DoorView door) => (door.Version, door.Keeper?.Value);

    /// <summary>On the version that there is, by a manager of the network; null for an operator.</summary>
    private async Task<DoorAnswer?> SetRulesAsync(string? network, int silo = 0) => await doors.Door(_centre, silo).SetRules(new RulesOrder
    {
        MadeOn = (await Door.Get()).Version,
        Rules = Rules,
        For = network is null ? null : NetworkId.Parse(network),
        By = network is null ? "operator" : $"manager of {network}",
    });

    private Task<DoorAnswer> SetKeeperAsync(string network, int silo = 0) => doors.Door(_centre, silo).SetKeeper(new KeeperOrder { Keeper = NetworkId.Parse(network), By = "operator" });

    /// <summary>What the door announced, as it is stored.</summary>
    private async Task<List<string>> EventsAsync() =>
    [
        .. from batch in (await doors.Store.ReadFeedAsync(_before, 1_000, Token)).Batches
           from happened in batch.Events
           where happened.Subject.Kind is RowKinds.Door or RowKinds.BlockedVisitor && happened.Subject.Id.StartsWith(_centre.Value, StringComparison.Ordinal)
           select Encoding.UTF8.GetString(happened.Body.Span),
    ];
}
