using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Doors.Offline;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Status;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Tests.Members;

/// <summary>What a door takes along, and what becomes of those whom it admitted alone. Each test has a centre of its own, at noon in Dijon.</summary>
public sealed class OfflineDoorTests(DoorCluster doors) : IClassFixture<DoorCluster>, IAsyncLifetime
{
    private static readonly AdmissionRules Rules = new() { Admits = [new AdmittedMembers { Network = NetworkId.Parse("ruche"), DaysPerMonth = 2 }], Hours = "Mo-Su 09:00-18:00", OfflineAdmissions = 5 };

    private readonly Phone _phone = new();
    private CentreId _centre;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IDoorGrain Door => doors.Door(_centre);

    private DateTimeOffset Now => doors.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        doors.Clock.SetUtcNow(new DateTimeOffset(doors.Clock.GetUtcNow().Year + 1, 11, 2, 11, 0, 0, TimeSpan.Zero));
        _centre = await doors.OpenCentreAsync();
        Assert.True(await Door.SetRules(new RulesOrder { MadeOn = 0, Rules = Rules, For = NetworkId.Parse("hosts"), By = "staff-1" }) is { IsRefused: false });
    }

    public ValueTask DisposeAsync()
    {
        _phone.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Equip_ADoor_TakesAlongWhatItsDecisionHangsOn()
    {
        var blocked = _phone.Order(_centre, "account-9").Subject;
        await Door.Block(new VisitorOrder { Visitor = blocked, By = "staff-1" });
        Assert.Equal(AdmissionVerdict.Allowed, (await Door.Present(Pass((await Door.Ask()).Nonce!.Value))).Verdict); // it gives one

        var kit = await Door.Equip();

        Assert.Equal((Now, Now.AddDays(1)), (kit.At, kit.Until));
        Assert.Equal((Rules.Hours, 5), (kit.Rules?.Hours, kit.Rules?.OfflineAdmissions));
        // From noon to six by the clock of Dijon, and tomorrow from nine to noon.
        Assert.Equal([new DoorSpan(Now, Now.AddHours(6)), new DoorSpan(Now.AddHours(21), Now.AddHours(24))], kit.Open!.Value); // the rules have hours
        Assert.Equal([2, 3], kit.Days.Select(day => day.Day.Day));
        Assert.Equal(blocked, Assert.Single(kit.Blocked));
        var visitor = Assert.Single(kit.Visitors);
        Assert.Equal(_phone.Order(_centre).Subject, visitor.Visitor);
        Assert.Equal(2, Assert.Single(visitor.Days).Day);
    }

    [Fact]
    public async Task Equip_WhereNoRuleCountsDays_SaysNothingOfWhoWasHere()
    {
        await Door.Present(Pass((await Door.Ask()).Nonce!.Value)); // it gives one
        await Door.SetRules(new RulesOrder { MadeOn = 1, Rules = Rules with { Admits = [Rules.Admits[0] with { DaysPerMonth = null }] }, For = NetworkId.Parse("hosts"), By = "staff-1" });

        Assert.Empty((await Door.Equip()).Visitors);
    }

    [Fact]
    public async Task Reconcile_WhomTheDoorAdmitted_IsAVisitOfThenAndCounts()
    {
        var at = Now.AddHours(-1);
        string pass = Pass(DoorNonce.New(), at);

        var told = Assert.Single(await ReconcileAsync(pass, at));

        Assert.Equal((true, AdmissionCodes.Allowed, _phone.Order(_centre).Subject), (told.IsRecorded, told.Code, told.Visitor!.Value)); // it was recorded
        var visit = Assert.Single(await VisitsAsync());
        Assert.Equal((at, true, (string?)null), (visit.At, visit.IsOffline, visit.Doubt));
        // The day counts.
        doors.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, (await Door.Present(Pass((await Door.Ask()).Nonce!.Value))).DaysLeft); // it gives one
    }

    // The answer was lost, the page was reloaded, two devices tell the same.
    [Fact]
    public async Task Reconcile_TheSameAgain_CountsOnce()
    {
        var at = Now.AddMinutes(-30);
        string pass = Pass(DoorNonce.New(), at);

        for (int time = 0; time < 3; time++) Assert.Equal((true, AdmissionCodes.Allowed), Assert.Single(await ReconcileAsync(pass, at)) is var told ? (told.IsRecorded, told.Code) : default);
        var twice = await Door.Reconcile([new OfflineAdmission { Pass = pass, At = at }, new OfflineAdmission { Pass = pass, At = at }]);

        Assert.All(twice, told => Assert.True(told.IsRecorded));
        Assert.Single(await VisitsAsync());
    }

    [Fact]
    public async Task Reconcile_WhomTheDirectoryWouldHaveRefused_IsAVisitWithItsDoubt()
    {
        var at = Now.AddMinutes(-30);
        await Door.Block(new VisitorOrder { Visitor = _phone.Order(_centre, "blocked").Subject, By = "staff-1" });
        doors.Home.Say(3_000 + Now.Year, CredentialState.Withdrawn);
        (CredentialOrder Order, string Code)[] cases =
        [
            (_phone.Order(_centre, "blocked"), AdmissionCodes.Blocked),
            (_phone.Order(_centre, "withdrawn") with { StatusIndex = 3_000 + Now.Year }, AdmissionCodes.Withdrawn),
            (_phone.Order(_centre, "stranger", network: "grange"), AdmissionCodes.Network),
            (_phone.Order(_centre, "over") with { MembershipEnds = at.AddSeconds(-1) }, AdmissionCodes.Expired),
            (_phone.Order(_centre, "asked") with { OfflinePolicy = OfflinePolicy.Never }, AdmissionCodes.HomeSilent),
        ];

        foreach (var (order, code) in cases)
        {
            var told = Assert.Single(await ReconcileAsync(Pass(DoorNonce.New(), at, order), at));
            Assert.Equal((true, code), (told.IsRecorded, told.Code));
        }

        Assert.Equal(cases.Select(one => one.Code).Order(StringComparer.Ordinal), (await VisitsAsync()).Select(visit => visit.Doubt).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(-7 * 24 * 60, true)]
    [InlineData(-7 * 24 * 60 - 1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task Reconcile_SoManyMinutesFromNow_IsTakenForAWeek(int minutes, bool taken)
    {
        var at = Now.AddMinutes(minutes);

        var told = Assert.Single(await ReconcileAsync(Pass(DoorNonce.New(), at), at));

        Assert.Equal(taken, told.IsRecorded);
        if (!taken) Assert.Equal(AdmissionCodes.ReconciledLate, told.Code);
    }

    [Fact]
    public async Task Reconcile_WhatProvesNothing_IsNoVisit()
    {
        var at = Now.AddMinutes(-30);
        using var thief = new Phone();
        string credential = Issue(_phone.Order(_centre));
        (string Pass, string Code)[] cases =
        [
            ("rubbish", PassCodes.Malformed),
            (thief.Pass(credential, _centre, DoorNonce.New(), at), PassCodes.Resigned),
            (Pass(DoorNonce.New(), at.AddMinutes(-10)), PassCodes.Late), // it was over when it was shown
            (Pass(DoorNonce.New(), at.AddMinutes(10)), PassCodes.Early),
        ];

        foreach (var (pass, code) in cases) Assert.Equal((false, code), Assert.Single(await ReconcileAsync(pass, at)) is var told ? (told.IsRecorded, told.Code) : default);

        Assert.Empty(await VisitsAsync());
    }

    // The network went between the nonce and the pass.
    [Fact]
    public async Task Reconcile_ANonceThatTheDirectoryGave_IsUsedUpByIt()
    {
        var nonce = (await Door.Ask()).Nonce!.Value; // it gives one
        string pass = Pass(nonce);

        Assert.True(Assert.Single(await ReconcileAsync(pass, Now)).IsRecorded);

        Assert.Equal(PassCodes.Replayed, (await Door.Present(pass)).Code);
        Assert.Single(await VisitsAsync());
    }

    // Staff who tell of whom the directory has refused get no visit by it.
    [Fact]
    public async Task Reconcile_APassThatTheDirectoryRefused_IsNoVisit()
    {
        await Door.Block(new VisitorOrder { Visitor = _phone.Order(_centre).Subject, By = "staff-1" });
        string pass = Pass((await Door.Ask()).Nonce!.Value); // it gives one
        Assert.Equal(AdmissionVerdict.Blocked, (await Door.Present(pass)).Verdict);

        Assert.Equal((false, PassCodes.Replayed), Assert.Single(await ReconcileAsync(pass, Now)) is var told ? (told.IsRecorded, told.Code) : default);
        Assert.Empty(await VisitsAsync());
    }

    // A weekend without network: the home network has thrown away what it knew of Friday's credentials.
    [Fact]
    public async Task Reconcile_ACredentialThatIsOverByNow_IsNotAskedAbout()
    {
        var at = Now.AddDays(-3);
        int index = 4_000 + Now.Year;
        doors.Home.Say(index, CredentialState.Withdrawn);

        var told = Assert.Single(await ReconcileAsync(Pass(DoorNonce.New(), at, _phone.Order(_centre) with { StatusIndex = index }), at));

        Assert.Equal((true, AdmissionCodes.Allowed), (told.IsRecorded, told.Code));
        Assert.DoesNotContain(index, doors.Home.Asked);
    }

    // What the door did without network is its keeper's of then, also where that one lists the centre no more.
    [Fact]
    public async Task Reconcile_AfterTheKeeperChanged_IsAVisitOfTheKeeperThen()
    {
        var at = Now;
        await doors.ListAsync(_centre, "inn");
        doors.Clock.Advance(TimeSpan.FromHours(1));
        await Door.SetKeeper(new KeeperOrder { Keeper = NetworkId.Parse("inn"), By = "operator" });
        doors.Clock.Advance(TimeSpan.FromHours(1));
        var later = Now;
        await doors.UnlistAsync(_centre, "hosts");
        doors.Clock.Advance(TimeSpan.FromHours(1));

        await ReconcileAsync(Pass(DoorNonce.New(), at), at);
        await ReconcileAsync(Pass(DoorNonce.New(), later), later);

        Assert.Equal(["hosts", "inn"], (await VisitsAsync()).OrderBy(visit => visit.At).Select(visit => visit.Host?.Value));
    }

    [Fact]
    public async Task Reconcile_MoreThanAreTakenAtOnce_IsRefusedAsAWhole()
    {
        var many = Enumerable.Repeat(new OfflineAdmission { Pass = Pass(DoorNonce.New()), At = Now }, OfflineAdmission.MostAtOnce + 1).ToImmutableArray();

        await Assert.ThrowsAsync<ArgumentException>(() => Door.Reconcile(many));

        Assert.Empty(await VisitsAsync());
    }

    private Task<ImmutableArray<Reconciliation>> ReconcileAsync(string pass, DateTimeOffset at) => Door.Reconcile([new OfflineAdmission { Pass = pass, At = at }]);

    private string Pass(DoorNonce nonce) => Pass(nonce, Now);

    /// <summary>Under a credential that was issued an hour before.</summary>
    private string Pass(DoorNonce nonce, DateTimeOffset at, CredentialOrder? order = null) => _phone.Pass(Issue(order ?? _phone.Order(_centre), at.AddHours(-1)), _centre, nonce, at);

    private string Issue(CredentialOrder order, DateTimeOffset? at = null) => new CredentialIssuer(doors.Issuer).Issue(order, at ?? Now).Credential ?? throw new InvalidOperationException("It is in order.");

    private async Task<List<Visit>> VisitsAsync() => await doors.Visits.ReadAsync(_centre, VisitMonth.Of(DateOnly.FromDateTime(Now.UtcDateTime)), Token).ToListAsync(Token);
}
