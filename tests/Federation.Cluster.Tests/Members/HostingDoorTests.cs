using System.Collections.Concurrent;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Doors.Offline;
using Federation.Cluster.Members.Hosting;
using Federation.Cluster.Members.Hosting.Quotas;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Registry.Hosting;

namespace Federation.Cluster.Tests.Members;

/// <summary>What networks agree on, at real doors. Each test has home networks of its own.</summary>
public sealed class HostingDoorTests(DoorCluster doors) : IClassFixture<DoorCluster>, IAsyncLifetime
{
    private static int _count;

    private readonly List<Phone> _phones = [];
    private readonly string _home = $"home-{Interlocked.Increment(ref _count)}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => doors.Clock.GetUtcNow();

    public ValueTask InitializeAsync()
    {
        doors.Clock.SetUtcNow(new DateTimeOffset(Now.Year + 1, 11, 2, 11, 0, 0, TimeSpan.Zero));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await SetAsync("hosts", []);
        _phones.ForEach(phone => phone.Dispose());
    }

    [Theory]
    [InlineData(null, null, AdmissionCodes.Allowed)]
    [InlineData(HostingStance.Closed, HostingStance.Open, AdmissionCodes.NotHosted)]
    [InlineData(HostingStance.Reciprocal, null, AdmissionCodes.NoReciprocity)]
    [InlineData(HostingStance.Reciprocal, HostingStance.Closed, AdmissionCodes.NoReciprocity)]
    [InlineData(HostingStance.Reciprocal, HostingStance.Open, AdmissionCodes.Allowed)]
    [InlineData(HostingStance.Reciprocal, HostingStance.Reciprocal, AdmissionCodes.Allowed)]
    public async Task Present_ByWhatTheTwoNetworksSay_IsAnsweredSoWithNetworkAndTakenAlongWithout(HostingStance? host, HostingStance? home, string code)
    {
        var centre = await OpenAsync();
        if (host is { } hosts) await SetAsync("hosts", [new HostingTerm { Network = NetworkId.Parse(_home), Stance = hosts }]);
        if (home is { } homes) await SetAsync(_home, [new HostingTerm { Network = NetworkId.Parse("hosts"), Stance = homes }, new HostingTerm { Stance = HostingStance.Closed }]);

        Assert.Equal(code, (await PresentAsync(centre, "account-1")).Code);
        Assert.Equal(code == AdmissionCodes.Allowed ? [] : [new ClosedNetwork(NetworkId.Parse(_home), code)], (await doors.Door(centre).Equip()).Closed);
    }

    // Sixty members at once, at ten doors over two silos, some passes twice.
    [Fact]
    public async Task Present_ManyAtManyDoorsAtOnce_AdmitsAsManyAsTheNumberAndNoMore()
    {
        const int limit = 25;
        await SetAsync("hosts", [new HostingTerm { Stance = HostingStance.Open, VisitsPerMonth = limit }]);
        var centres = new List<CentreId>();
        for (int number = 0; number < 10; number++) centres.Add(await OpenAsync());
        var answers = new ConcurrentBag<string>();

        await Parallel.ForAsync(0, 60, Token, async (number, _) =>
        {
            var centre = centres[number % 10];
            var door = doors.Door(centre, number % 2);
            string pass = Pass(centre, $"account-{number}", (await door.Ask()).Nonce!.Value); // it gives one
            Task<AdmissionAnswer>[] shown = number % 3 == 0 ? [door.Present(pass), doors.Door(centre, 1).Present(pass)] : [door.Present(pass)];
            foreach (var answer in await Task.WhenAll(shown)) answers.Add(answer.Code);
        });

        int admitted = (await VisitsAsync(centres)).Count;
        Assert.Equal(admitted, answers.Count(code => code == AdmissionCodes.Allowed));
        // The first slice is half of all, 12, at a door to which six come: no more than six lie idle.
        Assert.InRange(admitted, limit - 6, limit);
        Assert.All(answers, code => Assert.Contains(code, (string[])[AdmissionCodes.Allowed, AdmissionCodes.NetworkQuota, PassCodes.Replayed]));

        // What slices left over comes back: in the end it is exactly the number.
        for (int round = 0; round < 40; round++)
        {
            doors.Clock.Advance(QuotaLedger.Lifetime + QuotaLedger.Margin);
            await PresentAsync(centres[round % 10], $"late-{round}");
        }

        Assert.Equal(limit, (await VisitsAsync(centres)).Count);
        var kept = (await doors.Store.ScanAsync(RowKinds.VisitQuota, $"{VisitMonth.Of(DateOnly.FromDateTime(Now.UtcDateTime))}/hosts/{_home}", Token).ToListAsync(Token)).Single();
        Assert.Equal(limit, QuotaRecord.Read(kept).Grants.Values.Sum(grant => grant.Total));
    }

    // Doors that nothing was asked of took visits by themselves.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Present_UnderANumberThatIsSetInTheMiddleOfAMonth_CountsVisitsOfBefore(bool isAway)
    {
        var (one, other, third) = (await OpenAsync(), await OpenAsync(), await OpenAsync());
        foreach (var centre in (CentreId[])[one, one, other, other]) Assert.Equal(AdmissionCodes.Allowed, (await PresentAsync(centre, "account-1")).Code);

        await NumberAsync(5);
        Assert.Equal(AdmissionCodes.Allowed, (await PresentAsync(third, "account-2")).Code);
        Assert.Equal(isAway ? AdmissionCodes.AwayQuota : AdmissionCodes.NetworkQuota, (await PresentAsync(third, "account-3")).Code);

        // Taken away, and set again: what came in between counts.
        await NumberAsync(null);
        foreach (var centre in (CentreId[])[one, other]) Assert.Equal(AdmissionCodes.Allowed, (await PresentAsync(centre, "account-4")).Code);
        await NumberAsync(8);
        doors.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(AdmissionCodes.Allowed, (await PresentAsync(third, "account-5")).Code);
        Assert.All(await Task.WhenAll(new[] { one, other, third }.Select(centre => PresentAsync(centre, "account-6"))), answer => Assert.Equal(AdmissionVerdict.NoCredit, answer.Verdict));
        Assert.Equal(8, (await VisitsAsync([one, other, third])).Count);

        Task NumberAsync(int? number) => isAway ? SetAsync(_home, [], number) : SetAsync("hosts", [new HostingTerm { Stance = HostingStance.Open, VisitsPerMonth = number }]);
    }

    [Fact]
    public async Task Present_WhereNobodyAnswersAboutTheNumber_IsRefusedAndToldOfAgain()
    {
        var centre = await OpenAsync();
        await SetAsync("hosts", [new HostingTerm { Stance = HostingStance.Open, VisitsPerMonth = 9 }]);
        doors.Faults.Refuses = IsQuota;
        try
        {
            var refused = await PresentAsync(centre, "account-1");
            Assert.Equal((AdmissionVerdict.NotAllowed, AdmissionCodes.QuotaSilent), (refused.Verdict, refused.Code));
            var told = Assert.Single(await doors.Door(centre).Reconcile([new OfflineAdmission { Pass = Pass(centre, "account-2", DoorNonce.New()), At = Now }]));
            Assert.Equal((false, AdmissionCodes.NotNow), (told.IsRecorded, told.Code));
        }
        finally
        {
            doors.Faults.Refuses = _ => false;
        }

        Assert.Equal(AdmissionCodes.QuotaSilent, (await PresentAsync(centre, "account-1")).Code); // it does not ask again at once
        doors.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(AdmissionCodes.Allowed, (await PresentAsync(centre, "account-1")).Code);
    }

    [Fact]
    public async Task Present_WhereTheNumberTakesLong_IsAnsweredAfterThreeSeconds()
    {
        var centre = await OpenAsync();
        await SetAsync("hosts", [new HostingTerm { Stance = HostingStance.Open, VisitsPerMonth = 9 }]);
        var (held, reached) = (new TaskCompletionSource(), new TaskCompletionSource());
        doors.Faults.Holds = async batch =>
        {
            if (!IsQuota(batch)) return;
            reached.TrySetResult();
            await held.Task;
        };
        try
        {
            var asked = PresentAsync(centre, "account-1");
            await reached.Task.WaitAsync(Token);
            for (int round = 0; round < 50 && !asked.IsCompleted; round++)
            {
                doors.Clock.Advance(TimeSpan.FromSeconds(3));
                await Task.Yield();
            }

            Assert.Equal(AdmissionCodes.QuotaSilent, (await asked.WaitAsync(Token)).Code);
        }
        finally
        {
            doors.Faults.Holds = _ => Task.CompletedTask;
            held.SetResult();
        }
    }

    // Of a door whose row is damaged nobody knows how many it used: that row counts, and what else it did not use comes back.
    [Fact]
    public async Task Present_WhereAVisitOfAnotherDoorIsDamaged_IsGivenWhatComesBackAllTheSame()
    {
        var (idle, busy) = (await OpenAsync(), await OpenAsync());
        await SetAsync("hosts", [new HostingTerm { Stance = HostingStance.Open, VisitsPerMonth = 6 }]);
        Assert.Equal(AdmissionCodes.Allowed, (await PresentAsync(idle, "account-1")).Code); // of a share of three
        await doors.Store.CommitAsync(new StoreBatch { PartitionKey = "test", Writes = [new StateWrite(Visit.KeyOf(idle, VisitMonth.Of(DateOnly.FromDateTime(Now.UtcDateTime)), DoorNonce.New()), 0, "rubbish"u8.ToArray())] }, Token);
        doors.Clock.Advance(QuotaLedger.Lifetime + QuotaLedger.Margin);

        var codes = new List<string>();
        for (int number = 0; number < 5; number++)
        {
            codes.Add((await PresentAsync(busy, $"account-{number}")).Code);
            doors.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal([.. Enumerable.Repeat(AdmissionCodes.Allowed, 4), AdmissionCodes.NetworkQuota], codes);
    }

    // Who hosts none has agreed to nothing, whatever it calls that.
    [Fact]
    public async Task Present_OfANetworkThatHostsNoneInReturn_IsNoReciprocity()
    {
        var centre = await OpenAsync();
        await SetAsync("hosts", [new HostingTerm { Stance = HostingStance.Reciprocal }]);
        await SetAsync(_home, [new HostingTerm { Stance = HostingStance.Open, VisitsPerMonth = 0 }]);

        Assert.Equal(AdmissionCodes.NoReciprocity, (await PresentAsync(centre, "account-1")).Code);
    }

    [Fact]
    public async Task Present_WhereTermsCannotBeRead_IsRefusedAndNotThrown()
    {
        var centre = await OpenAsync();
        await doors.Store.CommitAsync(new StoreBatch { PartitionKey = "test", Writes = [new StateWrite(HostingRecord.KeyOf(NetworkId.Parse(_home)), 0, "rubbish"u8.ToArray())] }, Token);

        Assert.Equal(AdmissionCodes.NotHosted, (await PresentAsync(centre, "account-1")).Code);
        Assert.Equal([new ClosedNetwork(NetworkId.Parse(_home), AdmissionCodes.NotHosted)], (await doors.Door(centre).Equip()).Closed);
        await doors.Store.CommitAsync(new StoreBatch { PartitionKey = "test", Writes = [new StateWrite(HostingRecord.KeyOf(NetworkId.Parse(_home)), 1, null)] }, Token);
    }

    // A silo whose clock is ahead ends nobody's share, and what it is given lasts as long as any.
    [Fact]
    public async Task Lease_ByAClockThatIsAhead_EndsNoShareOfOthers()
    {
        var key = QuotaKey.Hosted(NetworkId.Parse("hosts"), NetworkId.Parse(_home), VisitMonth.Of(DateOnly.FromDateTime(Now.UtcDateTime)));
        var grain = doors.Grains().GetGrain<IQuotaGrain>(key.ToString());
        var ahead = Now + QuotaLedger.Lifetime + QuotaLedger.Margin;

        var share = Assert.Single(await grain.Lease([Request(Now, 1)]));
        var none = Assert.Single(await grain.Lease([Request(ahead, 1)]));
        var later = Assert.Single(await grain.Lease([Request(ahead, 9)]));

        Assert.Equal(((int?)1, Now + QuotaLedger.Lifetime), (share.Total, share.Until));
        Assert.Null(none.Total);
        Assert.Equal(ahead + QuotaLedger.Lifetime, later.Until);

        static QuotaRequest Request(DateTimeOffset at, int limit) => new() { Door = Centres.Listings.NewId(), Used = 0, Limit = limit, At = at };
    }

    // The home network pays for so many, wherever they go.
    [Fact]
    public async Task Present_BeyondWhatTheHomeNetworkPaysFor_IsRefusedEverywhereAndAgainNextMonthNot()
    {
        var (one, other) = (await OpenAsync(), await OpenAsync("inn"));
        await SetAsync(_home, [], away: 2);

        Assert.Equal(AdmissionCodes.Allowed, (await PresentAsync(one, "account-1")).Code);
        Assert.Equal(AdmissionCodes.Allowed, (await PresentAsync(other, "account-1")).Code);
        var refused = await PresentAsync(one, "account-2");
        Assert.Equal((AdmissionVerdict.NoCredit, AdmissionCodes.AwayQuota), (refused.Verdict, refused.Code));
        doors.Clock.Advance(TimeSpan.FromMinutes(1)); // a door takes its kit along now and then, and not when somebody was just refused
        Assert.Equal([new ClosedNetwork(NetworkId.Parse(_home), AdmissionCodes.AwayQuota)], (await doors.Door(one).Equip()).Closed);
        await SetAsync(_home, [], away: 3);
        Assert.Empty((await doors.Door(one).Equip()).Closed);
        await SetAsync(_home, [], away: 2);
        doors.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(AdmissionCodes.Allowed, (await PresentAsync(one, "account-2")).Code);
    }

    // A network's own members, and doors that nobody keeps, are no business between networks.
    [Fact]
    public async Task Present_OfAMemberOfTheKeeper_CountsInNothing()
    {
        var centre = await OpenAsync(_home);
        await SetAsync(_home, [new HostingTerm { Stance = HostingStance.Closed, VisitsPerMonth = 0 }], away: 0);

        Assert.Equal(AdmissionCodes.Allowed, (await PresentAsync(centre, "account-1")).Code);
    }

    // A door without network admits by what it knew: told afterwards they are visits, doubtful ones, and so nobody's bill and no part of the number.
    [Fact]
    public async Task Reconcile_BeyondTheNumber_IsADoubtAndCountsInNothing()
    {
        var centre = await OpenAsync();
        await SetAsync("hosts", [new HostingTerm { Stance = HostingStance.Open, VisitsPerMonth = 2 }]);
        var told = Enumerable.Range(0, 4).Select(number => new OfflineAdmission { Pass = Pass(centre, $"account-{number}", DoorNonce.New()), At = Now }).ToArray();

        var first = await doors.Door(centre).Reconcile([.. told]);
        var again = await doors.Door(centre).Reconcile([.. told]);

        Assert.Equal([AdmissionCodes.Allowed, AdmissionCodes.Allowed, AdmissionCodes.NetworkQuota, AdmissionCodes.NetworkQuota], first.Select(one => one.Code));
        Assert.All(first, one => Assert.True(one.IsRecorded));
        Assert.Equal(first, again);
        Assert.Equal([null, null, AdmissionCodes.NetworkQuota, AdmissionCodes.NetworkQuota], (await VisitsAsync([centre])).Select(visit => visit.Doubt).Order());
        await SetAsync("hosts", [new HostingTerm { Stance = HostingStance.Open, VisitsPerMonth = 3 }]);
        doors.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(AdmissionCodes.Allowed, (await PresentAsync(centre, "account-9")).Code); // there is room for one, for two are doubtful
        Assert.Equal(AdmissionCodes.NetworkQuota, (await PresentAsync(centre, "account-10")).Code);
    }

    [Fact]
    public async Task Set_Terms_ThatAreMadeOnAnotherVersionOrCannotBe_ChangesNothing()
    {
        var terms = new HostingTerms { Networks = [new HostingTerm { Network = NetworkId.Parse("b"), Stance = HostingStance.Open }, new HostingTerm { Stance = HostingStance.Reciprocal, VisitsPerMonth = 5 }] };
        var grain = doors.Grains().GetGrain<IHostingGrain>(_home);

        Assert.Equal(1, (await grain.Set(Order(0, terms))).Now.Version);
        Assert.Equal(AdmissionCodes.Changed, (await grain.Set(Order(0, terms))).Code);
        Assert.Equal(AdmissionCodes.BadTerms, (await grain.Set(Order(1, new HostingTerms { Networks = [new HostingTerm { Network = NetworkId.Parse(_home), Stance = HostingStance.Open }] }))).Code);
        Assert.Equal(AdmissionCodes.BadTerms, (await grain.Set(Order(1, new HostingTerms { Networks = [terms.Networks[0], terms.Networks[0]] }))).Code);
        Assert.Equal(AdmissionCodes.BadTerms, (await grain.Set(Order(1, terms with { AwayPerMonth = -1 }))).Code);
        var kept = (await doors.Grains(1).GetGrain<IHostingGrain>(_home).Get()).Terms;
        Assert.Equal([null, "b"], kept?.Networks.Select(term => term.Network?.Value));
        Assert.Equal((HostingStance.Open, HostingStance.Reciprocal), (kept?.Of(NetworkId.Parse("b"))?.Stance, kept?.Of(NetworkId.Parse("c"))?.Stance));
        Assert.DoesNotContain(await DoorCheck.RunAsync(doors.Store, Token), problem => problem.Contains("terms", StringComparison.Ordinal) || problem.Contains("quota", StringComparison.Ordinal));

        static HostingOrder Order(int madeOn, HostingTerms terms) => new() { MadeOn = madeOn, Terms = terms, By = "manager-1" };
    }

    [Fact]
    public async Task Sweep_OfNumbersOfMonthsThatAreOver_KeepsThisMonthAndTheLast()
    {
        var centre = await OpenAsync();
        await SetAsync("hosts", [new HostingTerm { Stance = HostingStance.Open, VisitsPerMonth = 2 }]);
        await PresentAsync(centre, "account-1");
        var first = VisitMonth.Of(DateOnly.FromDateTime(Now.UtcDateTime));
        var sweep = new QuotaSweep(doors.Store, doors.Clock);

        doors.Clock.Advance(TimeSpan.FromDays(30));
        await sweep.RunAsync(Token);
        Assert.NotEmpty(await RowsAsync());
        doors.Clock.Advance(TimeSpan.FromDays(31));
        await sweep.RunAsync(Token);
        Assert.Empty(await RowsAsync());

        async Task<List<string>> RowsAsync() => await doors.Store.ScanIdsAsync(RowKinds.VisitQuota, $"{first}/", Token).ToListAsync(Token);
    }

    private static bool IsQuota(StoreBatch batch) => batch.Writes.Any(write => write.Key.Kind == RowKinds.VisitQuota);

    private async Task<CentreId> OpenAsync(string network = "hosts")
    {
        var centre = Centres.Listings.NewId();
        await doors.ListAsync(centre, network);
        await doors.Door(centre).SetRules(new RulesOrder { MadeOn = 0, Rules = new AdmissionRules { Admits = [new AdmittedMembers { Network = NetworkId.Parse(_home) }] }, For = NetworkId.Parse(network), By = "manager-1" });
        return centre;
    }

    private async Task SetAsync(string network, HostingTerm[] terms, int? away = null)
    {
        var grain = doors.Grains().GetGrain<IHostingGrain>(network);
        Assert.False((await grain.Set(new HostingOrder { MadeOn = (await grain.Get()).Version, Terms = new HostingTerms { Networks = [.. terms], AwayPerMonth = away }, By = "manager-1" })).IsRefused);
    }

    private async Task<AdmissionAnswer> PresentAsync(CentreId centre, string account) => await doors.Door(centre).Present(Pass(centre, account, (await doors.Door(centre).Ask()).Nonce!.Value)); // it gives one

    private string Pass(CentreId centre, string account, DoorNonce nonce)
    {
        var phone = new Phone();
        lock (_phones) _phones.Add(phone);
        string credential = new CredentialIssuer(doors.Issuer).Issue(phone.Order(centre, account, _home), Now).Credential ?? throw new InvalidOperationException("It is in order.");
        return phone.Pass(credential, centre, nonce, Now);
    }

    private async Task<List<Visit>> VisitsAsync(IEnumerable<CentreId> centres)
    {
        var visits = new List<Visit>();
        foreach (var centre in centres) visits.AddRange(await doors.Visits.ReadAsync(centre, VisitMonth.Of(DateOnly.FromDateTime(Now.UtcDateTime)), Token).ToListAsync(Token));
        return visits;
    }
}
