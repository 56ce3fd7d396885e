using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Labels;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Centres;
using Federation.Cluster.Tests.Sync;
using Federation.Registry.Labels;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Cluster.Tests.Labels;

/// <summary>Each test decides about a centre of its own.</summary>
public sealed class LabelGrainTests(LabelCluster labels) : IClassFixture<LabelCluster>
{
    private static readonly LabelLevels Levels = new() { TechnicalPerformance = 2, Services = 1, Quality = 3, Commitments = 1 };

    private readonly CentreId _centre = Listings.NewId();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Decide_AnAward_IsStoredWithItsEventInOneCommit()
    {
        var before = await labels.Store.HeadAsync(Token);

        var answer = await Grain().Decide(Award(0));

        Assert.False(answer.IsRefused);
        var row = await labels.Store.ReadAsync(new StateKey("label", _centre.Value), Token);
        var stored = JsonSerializer.Deserialize(row!.Body.Span, ClusterJson.Default.LabelHistory)!; // it was written
        Assert.Equal(answer.History.Events.AsEnumerable(), stored.Events.AsEnumerable());
        var batch = (await labels.Store.ReadFeedAsync(before, 100, Token)).Batches.Single(batch => batch.Events.Any(happened => happened.Subject == row.Key));
        var announced = JsonSerializer.Deserialize(Assert.Single(batch.Events).Body.Span, ClusterJson.Default.LabelEvent);
        Assert.Equal(stored.Events[0], announced);
        Assert.Equal((LabelState.Awarded, Levels, "Assessed."), (stored.Label.State, stored.Label.Award?.Levels, announced?.Reason));
    }

    [Fact]
    public async Task Decide_WhatIsNotLegal_IsRefusedAndStoresNothing()
    {
        var answer = await Grain().Decide(Suspend(0));

        Assert.Equal(LabelProblemCodes.None, answer.Code);
        Assert.Empty(answer.History.Events);
        Assert.Null(await labels.Store.ReadAsync(new StateKey("label", _centre.Value), Token));
    }

    // From both silos, on the version that both had looked at.
    [Fact]
    public async Task Decide_TwoAtOnceOnOneVersion_TakesExactlyOne()
    {
        await Grain().Decide(Award(0));
        for (int version = 1; version < 41; version += 2)
        {
            var answers = await Task.WhenAll(Grain(0).Decide(Suspend(version)), Grain(1).Decide(Suspend(version)), Grain(1).Decide(Revoke(version, "too late?") with { MadeOn = version - 1 }));

            Assert.Single(answers, answer => !answer.IsRefused);
            Assert.All(answers.Where(answer => answer.IsRefused), answer => Assert.Equal(LabelProblemCodes.Changed, answer.Code));
            Assert.False((await Grain().Decide(Reinstate(version + 1))).IsRefused);
        }

        Assert.Equal(41, (await Grain().Get()).Label.Version);
    }

    // Each looks, decides, and looks again when somebody was faster: what both were told they did is what happened, in one legal order.
    [Fact]
    public async Task Decide_TwoWhoLookAgain_LeaveALegalHistoryOfWhatTheyWereTold()
    {
        var told = await Task.WhenAll(PersonAsync(0, seed: 1), PersonAsync(1, seed: 2));

        var history = await Grain().Get();
        Assert.Equal(history.Events.Length, history.Label.Version); // It replays.
        Assert.Equal(history.Events.Select(happened => happened.Version), told.SelectMany(versions => versions).Order());
        Assert.True(history.Events.Length > 10, $"Only {history.Events.Length} decisions were legal.");
    }

    [Fact]
    public async Task Get_AfterTheGrainWasLetGo_IsWhatWasDecided()
    {
        await Grain().Decide(Award(0));
        await Grain().Decide(Suspend(1));

        await labels.Grains(0).GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero, Token);

        Assert.Equal([LabelEventKind.Awarded, LabelEventKind.Suspended], (await Grain(1).Get()).Events.Select(happened => happened.Kind));
        Assert.False((await Grain().Decide(Reinstate(2))).IsRefused);
    }

    [Fact]
    public async Task Decide_WhatTheStoreDoesNotTake_DidNotHappen()
    {
        await Grain().Decide(Award(0));
        labels.Faults.Refuses = batch => batch.Writes.Any(write => write.Key.Id == _centre.Value);
        await Assert.ThrowsAnyAsync<Exception>(() => Grain().Decide(Revoke(1, "A full disk.")));
        labels.Faults.Refuses = _ => false;

        Assert.Equal(LabelState.Awarded, (await Grain().Get()).Label.State);
        Assert.False((await Grain().Decide(Suspend(1))).IsRefused);
    }

    // As where two activations of one grain live for a moment: the store knows better than the one that is behind.
    [Fact]
    public async Task Decide_BehindTheStore_IsNotTaken()
    {
        await Grain().Decide(Award(0));
        var key = new StateKey("label", _centre.Value);
        var row = (await labels.Store.ReadAsync(key, Token))!; // it was written
        var ahead = LabelArchive.Read(row);
        ahead = ahead.With(new LabelEvent { Version = 2, Kind = LabelEventKind.Revoked, Number = 1, At = DateTimeOffset.MaxValue.AddYears(-100), Actor = "elsewhere", Reason = "Elsewhere." });
        await StoreAsync(ahead, row.Version);

        await Assert.ThrowsAnyAsync<Exception>(() => Grain().Decide(Suspend(1)));

        Assert.Equal(LabelState.Revoked, (await Grain().Get()).Label.State);
    }

    [Fact]
    public async Task Decide_AfterItsTime_PutsTheExpiryDownFirst()
    {
        await StoreAsync(Old(), version: 0);

        var answer = await Grain().Decide(Suspend(1));

        Assert.Equal(LabelProblemCodes.Changed, answer.Code);
        Assert.Equal([LabelEventKind.Awarded, LabelEventKind.Expired], answer.History.Events.Select(happened => happened.Kind));
        Assert.Equal("directory", answer.History.Events[1].Actor);
        Assert.Equal(2, (await Grain().Decide(Award(2))).History.Label.Award?.Number);
    }

    // It shows as expired before that is put down.
    [Fact]
    public async Task Decide_OnALabelThatWasSeenAsExpired_IsTakenAtOnce()
    {
        await StoreAsync(Old(), version: 0);
        int seen = (await Grain().Get()).Label.VersionAt(TimeProvider.System.GetUtcNow());

        var answer = await Grain().Decide(Award(seen));

        Assert.False(answer.IsRefused, answer.Message);
        Assert.Equal([LabelEventKind.Awarded, LabelEventKind.Expired, LabelEventKind.Awarded], answer.History.Events.Select(happened => happened.Kind));
    }

    [Fact]
    public async Task Keeper_OfALabelWhoseTimeIsOver_PutsTheExpiryDownOnce()
    {
        await StoreAsync(Old(), version: 0);
        using var keeper = new LabelKeeper(labels.Store, labels.Grains(0), TimeProvider.System, NullLogger<LabelKeeper>.Instance);

        await keeper.RunAsync(Token);
        await keeper.RunAsync(Token);

        var history = LabelArchive.Read((await labels.Store.ReadAsync(new StateKey("label", _centre.Value), Token))!); // it was stored
        Assert.Equal([(LabelEventKind.Awarded, "operator"), (LabelEventKind.Expired, "directory")], history.Events.Select(happened => (happened.Kind, happened.Actor)));
    }

    [Fact]
    public async Task Keeper_OfALabelInForce_LeavesItAlone()
    {
        await Grain().Decide(Award(0));
        using var keeper = new LabelKeeper(labels.Store, labels.Grains(0), TimeProvider.System, NullLogger<LabelKeeper>.Instance);

        await keeper.RunAsync(Token);

        Assert.Equal(1, (await Grain().Get()).Label.Version);
    }

    [Fact]
    public async Task Keeper_BesideARowThatCannotBeRead_PutsTheOthersDown()
    {
        await labels.Store.PutAsync("label", Listings.NewId().Value, "rubbish");
        await StoreAsync(Old(), version: 0);
        using var keeper = new LabelKeeper(labels.Store, labels.Grains(0), TimeProvider.System, NullLogger<LabelKeeper>.Instance);

        await keeper.RunAsync(Token);

        Assert.Equal(LabelState.Expired, (await Grain().Get()).Label.State);
    }

    [Fact]
    public async Task Appeal_WhileItWaits_StandsAmongThoseThatDo()
    {
        await Grain().Decide(Award(0));
        await Grain().Decide(Suspend(1));
        Assert.DoesNotContain(await WaitingAsync(), appeal => appeal.Centre == _centre);

        var appealed = await Grain(1).Decide(Appeal(2));
        var waiting = Assert.Single(await WaitingAsync(), appeal => appeal.Centre == _centre);
        Assert.Equal(appealed.History.Label.ChangedAt, waiting.Since);

        // Both ways of deciding it, and time, take it away.
        Assert.False((await Grain().Decide(Reinstate(3) with { OnAppeal = true })).IsRefused);
        Assert.DoesNotContain(await WaitingAsync(), appeal => appeal.Centre == _centre);
        await Grain().Decide(Suspend(4));
        await Grain().Decide(Appeal(5));
        Assert.False((await Grain().Decide(new LabelOrder { Kind = LabelEventKind.AppealDismissed, MadeOn = 6, Actor = "another", Reason = "It was not." })).IsRefused);
        Assert.DoesNotContain(await WaitingAsync(), appeal => appeal.Centre == _centre);
    }

    // Two decide one appeal at the same moment, from both silos: one says yes, the other no.
    [Fact]
    public async Task Appeal_DecidedByTwoAtOnce_IsDecidedOnce()
    {
        await Grain().Decide(Award(0));
        await Grain().Decide(Suspend(1));
        await Grain().Decide(Appeal(2));

        var answers = await Task.WhenAll(Grain(0).Decide(Reinstate(3) with { OnAppeal = true }), Grain(1).Decide(new LabelOrder { Kind = LabelEventKind.AppealDismissed, MadeOn = 3, Actor = "another", Reason = "It was not." }));

        Assert.Single(answers, answer => !answer.IsRefused);
        Assert.Equal(LabelProblemCodes.Changed, Assert.Single(answers, answer => answer.IsRefused).Code);
        Assert.Equal(4, (await Grain().Get()).Label.Version);
    }

    private Task<IReadOnlyList<LabelAppeal>> WaitingAsync() => new LabelAppeals(labels.Store).WaitingAsync(Token);

    private static LabelOrder Appeal(int madeOn) => new() { Kind = LabelEventKind.Appealed, MadeOn = madeOn, Actor = "centre", Reason = "It was mended." };

    private static LabelOrder Award(int madeOn) => new() { Kind = LabelEventKind.Awarded, MadeOn = madeOn, Actor = "operator", Reason = "Assessed.", Levels = Levels };

    private static LabelOrder Suspend(int madeOn) => new() { Kind = LabelEventKind.Suspended, MadeOn = madeOn, Actor = "operator", Reason = "Complaints." };

    private static LabelOrder Reinstate(int madeOn) => new() { Kind = LabelEventKind.Reinstated, MadeOn = madeOn, Actor = "operator", Reason = "Mended." };

    private static LabelOrder Revoke(int madeOn, string reason) => new() { Kind = LabelEventKind.Revoked, MadeOn = madeOn, Actor = "operator", Reason = reason };

    /// <returns>The versions that its decisions made.</returns>
    private async Task<IReadOnlyList<int>> PersonAsync(int silo, int seed)
    {
        var random = new Random(seed);
        var made = new List<int>();
        int version = 0;
        for (int tries = 0; tries < 60; tries++)
        {
            var order = random.Next(4) switch { 0 => Award(version), 1 => Suspend(version), 2 => Reinstate(version), _ => Revoke(version, "Tried.") };
            var answer = await Grain(silo).Decide(order);
            version = answer.History.Label.Version;
            if (!answer.IsRefused) made.Add(version);
        }

        return made;
    }

    /// <summary>Awarded three years ago for two.</summary>
    private LabelHistory Old()
    {
        var at = TimeProvider.System.GetUtcNow().AddYears(-3);
        var award = new LabelAward { Number = 1, Levels = Levels, CriteriaVersion = "1.0", AwardedAt = at, ValidUntil = at.AddYears(2) };
        return new LabelHistory { Centre = _centre, Events = [new LabelEvent { Version = 1, Kind = LabelEventKind.Awarded, Number = 1, At = at, Actor = "operator", Reason = "Assessed.", Award = award }] };
    }

    private async Task StoreAsync(LabelHistory history, long version) => await labels.Store.CommitAsync(
        new StoreBatch { PartitionKey = _centre.Value, Writes = [new StateWrite(new StateKey("label", _centre.Value), version, JsonSerializer.SerializeToUtf8Bytes(history, ClusterJson.Default.LabelHistory))] },
        Token);

    private ILabelGrain Grain(int silo = 0) => labels.Grains(silo).GetGrain<ILabelGrain>(_centre.Value);
}
