using System.Text;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Labels;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Status;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Centres;
using Federation.Registry.Labels;

namespace Federation.Cluster.Tests.Members;

/// <summary>Each test has a centre and a phone of its own, and begins at noon of 2 November in Dijon, in a year of its own: the clock of doors goes forward alone.</summary>
public sealed class DoorGrainTests(DoorCluster doors) : IClassFixture<DoorCluster>, IAsyncLifetime
{
    private static readonly AdmissionRules Rules = new() { Admits = [new AdmittedMembers { Network = NetworkId.Parse("ruche"), Tier = Tier.Parse("nomad"), DaysPerMonth = 2 }, new AdmittedMembers { Network = NetworkId.Parse("ruche"), Tier = Tier.Parse("resident") }] };

    private readonly Phone _phone = new();
    private CentreId _centre;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IDoorGrain Door => doors.Door(_centre);

    public async ValueTask InitializeAsync()
    {
        doors.Clock.SetUtcNow(new DateTimeOffset(doors.Clock.GetUtcNow().Year + 1, 11, 2, 11, 0, 0, TimeSpan.Zero));
        _centre = await doors.OpenCentreAsync();
    }

    public ValueTask DisposeAsync()
    {
        _phone.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Present_AnAdmittedMember_IsStoredWithItsEventInOneCommitThatNamesNobody()
    {
        await SetRulesAsync(Rules);
        var before = await doors.Store.HeadAsync(Token);
        var nonce = await AskAsync();

        var answer = await Door.Present(Pass(nonce));

        Assert.Equal((AdmissionVerdict.Allowed, AdmissionCodes.Allowed, (int?)1), (answer.Verdict, answer.Code, answer.DaysLeft));
        var visit = Assert.Single(await VisitsAsync());
        Assert.Equal((_centre, nonce, doors.Clock.GetUtcNow(), "ruche", "nomad", "hosts"), (visit.Centre, visit.Nonce, visit.At, visit.HomeNetwork.Value, visit.Tier.Value, visit.Host?.Value));
        Assert.Equal(Order().Subject, visit.Visitor);
        var batch = Assert.Single((await doors.Store.ReadFeedAsync(before, 100, Token)).Batches, batch => batch.Events.Any(happened => happened.Subject == visit.Key));
        var announced = Assert.Single(batch.Events);
        Assert.Equal(visit, VisitArchive.Read(announced.Current!)); // it was written in the same commit
        Assert.Equal($$"""{"kind":"Visited","at":"{{visit.At:yyyy-MM-ddTHH:mm:ss}}+00:00"}""", Encoding.UTF8.GetString(announced.Body.Span));
        // What anybody may read of the feed knows nothing of it.
        Assert.Empty((await doors.Changes.ReadAsync(before, 100, Token)).Changes);
    }

    [Fact]
    public async Task Present_TheSameNonceAgain_IsReplayedAndTheFirstAnswerStands()
    {
        await SetRulesAsync(Rules);
        var nonce = await AskAsync();
        string pass = Pass(nonce);
        await Door.Present(pass);

        foreach (string again in (string[])[pass, Pass(nonce), Pass(nonce, account: "account-2")])
        {
            Assert.Equal((AdmissionVerdict.NotAllowed, PassCodes.Replayed), Told(await Door.Present(again)));
        }

        Assert.Equal(AdmissionVerdict.Allowed, (await Door.Decision(nonce))?.Verdict);
        Assert.Single(await VisitsAsync());
    }

    // From both silos at once.
    [Fact]
    public async Task Present_OneNonceTwiceAtOnce_AdmitsExactlyOne()
    {
        await SetRulesAsync(Rules);
        for (int round = 0; round < 20; round++)
        {
            var nonce = await AskAsync();
            var passes = Enumerable.Range(0, 6).Select(number => Pass(nonce, account: $"account-{round}-{number}"));

            var answers = await Task.WhenAll(passes.Select((pass, number) => doors.Door(_centre, number % 2).Present(pass)));

            var admitted = Assert.Single(answers, answer => answer.Verdict == AdmissionVerdict.Allowed);
            Assert.Equal(5, answers.Count(answer => answer.Code == PassCodes.Replayed));
            Assert.Equal(admitted.Visitor, (await Door.Decision(nonce))?.Visitor);
        }

        Assert.Equal(20, (await VisitsAsync()).Count);
    }

    // The machine dies between the commit and the answer.
    [Fact]
    public async Task Present_WhereTheAnswerIsLost_CountsOnceAndTheDoorStillLearnsOfIt()
    {
        await SetRulesAsync(Rules with { Admits = [Rules.Admits[0] with { DaysPerMonth = 1 }] });
        var nonce = await AskAsync();
        string pass = Pass(nonce);
        doors.Faults.Holds = batch => batch.PartitionKey == _centre.Value ? throw new StoreUnavailableException(StoreCodes.Full, "Gone.") : Task.CompletedTask;
        await Assert.ThrowsAnyAsync<Exception>(() => Door.Present(pass));
        doors.Faults.Holds = _ => Task.CompletedTask;

        Assert.Equal((AdmissionVerdict.NotAllowed, PassCodes.Replayed), Told(await Door.Present(pass)));
        Assert.Equal((AdmissionVerdict.Allowed, AdmissionCodes.Allowed), Told(await Door.Decision(nonce) ?? throw new InvalidOperationException("It was decided.")));
        Assert.Equal((AdmissionVerdict.Allowed, AdmissionCodes.Allowed), Told(await PresentAsync())); // the same day
        doors.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((AdmissionVerdict.NoCredit, AdmissionCodes.NoDaysLeft), Told(await PresentAsync()));
    }

    [Fact]
    public async Task Present_WhatTheStoreDoesNotTake_DidNotHappen()
    {
        await SetRulesAsync(Rules with { Admits = [Rules.Admits[0] with { DaysPerMonth = 1 }] });
        string pass = Pass(await AskAsync());
        doors.Faults.Refuses = batch => batch.PartitionKey == _centre.Value;
        await Assert.ThrowsAnyAsync<Exception>(() => Door.Present(pass));
        doors.Faults.Refuses = _ => false;

        Assert.Empty(await VisitsAsync());
        Assert.Equal((AdmissionVerdict.NotAllowed, PassCodes.NonceUnknown), Told(await Door.Present(pass)));
        doors.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(AdmissionVerdict.Allowed, (await PresentAsync()).Verdict);
    }

    // As where two activations of one door live for a moment: the one that is behind stores nothing.
    [Fact]
    public async Task Present_BehindTheStore_AdmitsNobody()
    {
        await SetRulesAsync(Rules);
        string pass = Pass(await AskAsync());
        var row = (await doors.Store.ReadAsync(new StateKey("door", _centre.Value), Token))!; // it was set
        await doors.Store.CommitAsync(new StoreBatch { PartitionKey = _centre.Value, Writes = [new StateWrite(row.Key, row.Version, row.Body)] }, Token);

        await Assert.ThrowsAnyAsync<Exception>(() => Door.Present(pass));

        Assert.Empty(await VisitsAsync());
    }

    [Fact]
    public async Task Present_AfterTheDoorWasStartedAnew_IsUnknownAndCountsGoOn()
    {
        await SetRulesAsync(Rules with { Admits = [Rules.Admits[0] with { DaysPerMonth = 1 }] });
        await Door.Block(Told(Order(account: "account-2").Subject));
        await PresentAsync();
        var open = await AskAsync();

        await doors.Grains().GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero, Token);

        Assert.Equal((AdmissionVerdict.NotAllowed, PassCodes.NonceUnknown), Told(await Door.Present(Pass(open))));
        Assert.Null(await Door.Decision(open));
        Assert.Equal(AdmissionVerdict.Blocked, (await PresentAsync("account-2")).Verdict);
        doors.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(AdmissionVerdict.NoCredit, (await PresentAsync()).Verdict);
    }

    [Theory]
    [InlineData(299, null)]
    [InlineData(300, PassCodes.NonceLate)]
    [InlineData(599, PassCodes.NonceLate)]
    public async Task Present_SoManySecondsAfterTheDoorAsked_IsTakenForFiveMinutes(int seconds, string? code)
    {
        await SetRulesAsync(Rules);
        var nonce = await AskAsync();

        doors.Clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(code ?? AdmissionCodes.Allowed, (await Door.Present(Pass(nonce))).Code);
    }

    // Rubbish, another's pass, a pass for another centre: the door stays open for whom it asked.
    [Fact]
    public async Task Present_WhatIsNoPassOfThisDoor_LeavesTheNonceOpen()
    {
        await SetRulesAsync(Rules);
        var nonce = await AskAsync();
        var elsewhere = Listings.NewId();
        using var thief = new Phone();
        string credential = Issue(Order());

        Assert.Equal(PassCodes.Malformed, (await Door.Present("rubbish")).Code);
        Assert.Equal(PassCodes.Resigned, (await Door.Present(thief.Pass(credential, _centre, nonce, doors.Clock.GetUtcNow()))).Code);
        Assert.Equal(PassCodes.Audience, (await Door.Present(_phone.Pass(Issue(_phone.Order(elsewhere)), elsewhere, nonce, doors.Clock.GetUtcNow()))).Code);
        Assert.Null(await Door.Decision(nonce));
        Assert.Equal(AdmissionVerdict.Allowed, (await Door.Present(Pass(nonce))).Verdict);
    }

    [Fact]
    public async Task Present_ARefusedMember_UsesTheNonceUpAndTheDoorIsToldWhom()
    {
        await SetRulesAsync(Rules);
        await Door.Block(Told(Order().Subject));
        var nonce = await AskAsync();

        Assert.Equal((AdmissionVerdict.Blocked, AdmissionCodes.Blocked), Told(await Door.Present(Pass(nonce))));
        Assert.Equal(Order().Subject, (await Door.Decision(nonce))?.Visitor);
        await Door.Unblock(Told(Order().Subject));
        Assert.Equal(PassCodes.Replayed, (await Door.Present(Pass(nonce))).Code);
        Assert.Equal(AdmissionVerdict.Allowed, (await PresentAsync()).Verdict);
    }

    [Fact]
    public async Task Present_ACredentialThatTheHomeNetworkTookBack_IsBlockedFromTheNextPassOn()
    {
        await SetRulesAsync(Rules);
        string credential = Issue(Order() with { StatusIndex = 1_000 + doors.Clock.GetUtcNow().Year });
        Assert.Equal(AdmissionVerdict.Allowed, (await Door.Present(_phone.Pass(credential, _centre, await AskAsync(), doors.Clock.GetUtcNow()))).Verdict);

        doors.Home.Say(1_000 + doors.Clock.GetUtcNow().Year, CredentialState.Withdrawn);

        Assert.Equal((AdmissionVerdict.Blocked, AdmissionCodes.Withdrawn), Told(await Door.Present(_phone.Pass(credential, _centre, await AskAsync(), doors.Clock.GetUtcNow()))));
        Assert.Single(await VisitsAsync());
    }

    [Theory]
    [InlineData(OfflinePolicy.Always, AdmissionCodes.Allowed, false)]
    [InlineData(OfflinePolicy.Allowed, AdmissionCodes.Allowed, true)]
    [InlineData(OfflinePolicy.AllowedOffline, AdmissionCodes.Allowed, true)]
    [InlineData(OfflinePolicy.Never, AdmissionCodes.HomeSilent, true)]
    public async Task Present_WhereTheHomeNetworkIsSilent_IsAsItWantsIt(OfflinePolicy policy, string code, bool asks)
    {
        await SetRulesAsync(Rules);
        int index = 2_000 + doors.Clock.GetUtcNow().Year;
        doors.Home.Say(index, CredentialState.Silent);
        string credential = Issue(Order() with { StatusIndex = index, OfflinePolicy = policy });

        Assert.Equal(code, (await Door.Present(_phone.Pass(credential, _centre, await AskAsync(), doors.Clock.GetUtcNow()))).Code);
        Assert.Equal(asks, doors.Home.Asked.Contains(index));
    }

    [Fact]
    public async Task Present_ACredentialThatIsOver_IsExpired()
    {
        await SetRulesAsync(Rules);
        string credential = Issue(Order() with { MembershipEnds = doors.Clock.GetUtcNow().AddHours(1) });
        doors.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal((AdmissionVerdict.Expired, AdmissionCodes.Expired), Told(await Door.Present(_phone.Pass(credential, _centre, await AskAsync(), doors.Clock.GetUtcNow()))));
        Assert.Empty(await VisitsAsync());
    }

    [Fact]
    public async Task Present_InAnotherMonthOfTheCentre_CountsAnew()
    {
        await SetRulesAsync(Rules with { Admits = [Rules.Admits[0] with { DaysPerMonth = 1 }] });
        // 30 November, 23:59 in Dijon.
        doors.Clock.SetUtcNow(new DateTimeOffset(doors.Clock.GetUtcNow().Year, 11, 30, 22, 59, 0, TimeSpan.Zero));
        Assert.Equal(AdmissionVerdict.Allowed, (await PresentAsync()).Verdict);

        doors.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(AdmissionVerdict.Allowed, (await PresentAsync()).Verdict);
        Assert.Single(await VisitsAsync(11));
        Assert.Single(await VisitsAsync(12));
        doors.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(AdmissionVerdict.NoCredit, (await PresentAsync()).Verdict);
    }

    [Fact]
    public async Task Present_WhereTheLabelIsSuspended_CountsAtOnce()
    {
        await SetRulesAsync(Rules);
        var now = doors.Clock.GetUtcNow();
        var award = new LabelAward { Number = 1, Levels = new LabelLevels { Quality = 2 }, CriteriaVersion = "1.0", AwardedAt = now, ValidUntil = now.AddYears(2) };
        var awarded = new LabelEvent { Version = 1, Kind = LabelEventKind.Awarded, Number = 1, At = now, Actor = "operator", Reason = "Assessed.", Award = award };
        await StoreAsync(awarded);

        Assert.Equal(AdmissionCodes.Allowed, (await PresentAsync(level: 2)).Code);
        Assert.Equal(AdmissionCodes.LabelLevel, (await PresentAsync(level: 3)).Code);
        await StoreAsync(awarded, new LabelEvent { Version = 2, Kind = LabelEventKind.Suspended, Number = 1, At = now, Actor = "operator", Reason = "Complaints." });
        Assert.Equal(AdmissionCodes.LabelLevel, (await PresentAsync(level: 2)).Code);
        Assert.Equal(AdmissionCodes.Allowed, (await PresentAsync()).Code);
    }

    [Fact]
    public async Task Ask_ForACentreThatNobodyLists_IsRefused() => Assert.Equal(AdmissionCodes.UnknownCentre, (await doors.Door(Listings.NewId()).Ask()).Code);

    [Fact]
    public async Task Ask_MoreThanTheDoorRemembers_IsRefusedUntilTheyAreForgotten()
    {
        await SetRulesAsync(Rules);
        for (int number = 0; number < NonceBook.Most; number++) await AskAsync();
        Assert.Equal(AdmissionCodes.DoorBusy, (await Door.Ask()).Code);

        doors.Clock.Advance(2 * NonceBook.Lifetime);

        Assert.False((await Door.Ask()).IsRefused);
    }

    [Fact]
    public async Task SetRules_TwoAtOnceOnOneVersion_TakesExactlyOne()
    {
        for (int version = 0; version < 20; version++)
        {
            var order = Order(version, Rules);

            var answers = await Task.WhenAll(doors.Door(_centre, 0).SetRules(order), doors.Door(_centre, 1).SetRules(order));

            Assert.Single(answers, answer => answer is { IsRefused: false });
            Assert.Equal(AdmissionCodes.Changed, Assert.Single(answers, answer => answer is { IsRefused: true })?.Code);
        }

        Assert.Equal(20, (await Door.Get()).Version);
        Assert.Equal(Rules.Admits.AsEnumerable(), (await doors.Doors.ReadAsync([_centre, Listings.NewId()], Token))[0].Rules!.Admits.AsEnumerable()); // they were set
    }

    [Fact]
    public async Task SetRules_ThatCannotBe_StoresNothing()
    {
        Assert.Equal(AdmissionCodes.BadHours, (await Door.SetRules(Order(0, Rules with { Hours = "sometimes" })))?.Code);

        Assert.Null(await doors.Store.ReadAsync(new StateKey("door", _centre.Value), Token));
        Assert.Equal((AdmissionVerdict.NotAllowed, AdmissionCodes.Nobody), Told(await PresentAsync()));
    }

    [Fact]
    public async Task Block_AndUnblock_AreDoneOnceHoweverOftenTheyAreAsked()
    {
        var visitor = Order().Subject;

        await Door.Block(Told(visitor));
        var blocked = (await Door.Block(Told(visitor))).Door.Blocked;
        Assert.Equal(visitor, Assert.Single(blocked).Visitor);
        await Door.Unblock(Told(visitor));
        Assert.Empty((await Door.Unblock(Told(visitor))).Door.Blocked);
        await Door.Block(Told(visitor));
        Assert.Single((await Door.Get()).Blocked);
    }

    /// <summary>A label's history, by the clock of doors: labels themselves go by the machine's.</summary>
    private async Task StoreAsync(params LabelEvent[] events)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new LabelHistory { Centre = _centre, Events = [.. events] }, ClusterJson.Default.LabelHistory);
        await doors.Store.CommitAsync(new StoreBatch { PartitionKey = _centre.Value, Writes = [new StateWrite(new StateKey("label", _centre.Value), events.Length - 1, body)] }, Token);
    }

    private static RulesOrder Order(int madeOn, AdmissionRules rules) => new() { MadeOn = madeOn, Rules = rules, For = NetworkId.Parse("hosts"), By = "staff-1" };

    private static VisitorOrder Told(Pseudonym visitor) => new() { Visitor = visitor, By = "staff-1" };

    private static (AdmissionVerdict Verdict, string Code) Told(AdmissionAnswer answer) => (answer.Verdict, answer.Code);

    private async Task SetRulesAsync(AdmissionRules rules) => Assert.True(await Door.SetRules(Order((await Door.Get()).Version, rules)) is { IsRefused: false });

    private async Task<DoorNonce> AskAsync() => (await Door.Ask()).Nonce ?? throw new InvalidOperationException("The door gives none.");

    /// <summary>A fresh pass over a fresh nonce.</summary>
    private async Task<AdmissionAnswer> PresentAsync(string account = "account-1", int? level = null) => await Door.Present(Pass(await AskAsync(), account, level));

    private string Pass(DoorNonce nonce, string account = "account-1", int? level = null) => _phone.Pass(Issue(Order(account) with { LabelLevel = level }), _centre, nonce, doors.Clock.GetUtcNow());

    private CredentialOrder Order(string account = "account-1") => _phone.Order(_centre, account);

    private string Issue(CredentialOrder order) => new CredentialIssuer(doors.Issuer).Issue(order, doors.Clock.GetUtcNow()).Credential ?? throw new InvalidOperationException("It is a good order.");

    private async Task<List<Visit>> VisitsAsync(int month = 11)
    {
        Assert.True(VisitMonth.TryParse($"{doors.Clock.GetUtcNow().Year}-{month:00}", out var asked));
        return await doors.Visits.ReadAsync(_centre, asked, Token).ToListAsync(Token);
    }
}
