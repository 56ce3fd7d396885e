using System.Text;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Labels;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Doors.Offline;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Registry.Labels;

namespace Federation.Cluster.Tests.Members;

/// <summary>What a door counts of the passes that it answers, and what it does not. Each test has a centre of its own, in a year of its own.</summary>
public sealed class CountedPassTests(DoorCluster doors) : IClassFixture<DoorCluster>, IAsyncLifetime
{
    private static readonly AdmissionRules Rules = new() { Admits = [new AdmittedMembers { Network = NetworkId.Parse("ruche"), Tier = Tier.Parse("nomad"), DaysPerMonth = 2 }] };

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
    public async Task Present_AnyGenuinePass_IsCountedByItsAnswerAndItsDay()
    {
        await PresentAsync();
        await SetRulesAsync();
        await PresentAsync();
        await PresentAsync();
        await PresentAsync(network: "grange");
        await Door.Block(new VisitorOrder { Visitor = _phone.Order(_centre, "account-2").Subject, By = "staff-1" });
        await PresentAsync(account: "account-2");
        doors.Clock.Advance(TimeSpan.FromDays(1));
        await PresentAsync();
        doors.Clock.Advance(TimeSpan.FromDays(1));
        await PresentAsync();

        var days = await DaysAsync();
        var today = DateOnly.FromDateTime(doors.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal([today.AddDays(-2), today.AddDays(-1), today], days.Select(day => day.Day));
        Assert.Equal([(AdmissionCodes.Allowed, 2), (AdmissionCodes.Blocked, 1), (AdmissionCodes.Network, 1), (AdmissionCodes.Nobody, 1)], days[0].Answers.Select(answer => (answer.Code, answer.Count)));
        Assert.Equal([new CountedAnswer(AdmissionCodes.Allowed, 1)], days[1].Answers);
        Assert.Equal([new CountedAnswer(AdmissionCodes.NoDaysLeft, 1)], days[2].Answers);
        Assert.Equal(today, (await doors.Doors.ReadAsync([_centre], Token))[0].CountedOn);
    }

    [Fact]
    public async Task Present_AnAdmission_IsCountedInTheCommitOfTheVisit()
    {
        await SetRulesAsync();
        doors.Faults.Refuses = batch => batch.Writes.Any(write => write.Key.Kind == RowKinds.DoorDay);
        string pass = Pass(await AskAsync());

        await Assert.ThrowsAnyAsync<Exception>(() => Door.Present(pass));
        doors.Faults.Refuses = _ => false;

        Assert.Empty(await doors.Store.ScanIdsAsync(RowKinds.Visit, $"{_centre}/", Token).ToListAsync(Token));
        await PresentAsync();
        Assert.Equal([new CountedAnswer(AdmissionCodes.Allowed, 1)], Assert.Single(await DaysAsync()).Answers);
    }

    // A disk that is full makes no guest of whom the rules refuse, and takes nobody's answer away.
    [Fact]
    public async Task Present_ARefusalThatCannotBeCounted_IsToldAllTheSame()
    {
        await SetRulesAsync();
        await PresentAsync(network: "grange");
        string pass = Pass(await AskAsync(), network: "grange");
        doors.Faults.Refuses = batch => batch.PartitionKey == _centre.Value;

        Assert.Equal(AdmissionCodes.Network, (await Door.Present(pass)).Code);
        doors.Faults.Refuses = _ => false;

        Assert.Equal(AdmissionCodes.Network, (await PresentAsync(network: "grange")).Code);
        Assert.Equal([new CountedAnswer(AdmissionCodes.Network, 2)], Assert.Single(await DaysAsync()).Answers);
    }

    // Whoever has no pass, or one that was shown before, writes nothing and lowers nobody's figure.
    [Fact]
    public async Task Present_WhatLeavesTheNonceOpen_IsNotCountedAndNotWritten()
    {
        await SetRulesAsync();
        var nonce = await AskAsync();
        using var thief = new Phone();
        string credential = Issue(_phone.Order(_centre)), pass = Pass(nonce);
        await Door.Present(pass);
        long version = (await doors.Store.ReadAsync(new StateKey(RowKinds.Door, _centre.Value), Token))!.Version; // it was written
        var head = await doors.Store.HeadAsync(Token);

        foreach (string shown in (string[])["rubbish", pass, Pass(nonce), Pass(DoorNonce.New()), thief.Pass(credential, _centre, await AskAsync(), doors.Clock.GetUtcNow())]) Assert.NotEqual(AdmissionCodes.Allowed, (await Door.Present(shown)).Code);
        var late = await AskAsync();
        doors.Clock.Advance(NonceBook.Lifetime);
        Assert.Equal(PassCodes.NonceLate, (await Door.Present(Pass(late))).Code);

        Assert.Equal([new CountedAnswer(AdmissionCodes.Allowed, 1)], Assert.Single(await DaysAsync()).Answers);
        Assert.Equal(version, (await doors.Store.ReadAsync(new StateKey(RowKinds.Door, _centre.Value), Token))?.Version);
        Assert.Empty((await doors.Store.ReadFeedAsync(head, 100, Token)).Batches);
    }

    [Fact]
    public async Task Present_AMemberOfANetworkThatListsTheCentre_IsNotCounted()
    {
        await SetRulesAsync();
        await doors.ListAsync(_centre, "ruche");

        Assert.Equal(AdmissionCodes.Allowed, (await PresentAsync()).Code);
        Assert.Equal(AdmissionCodes.Network, (await PresentAsync(network: "hosts")).Code);

        Assert.Empty(await DaysAsync());
    }

    [Fact]
    public async Task Present_ToALevelThatTheCentreLost_IsToldApartFromOneThatItNeverHeld()
    {
        await SetRulesAsync();
        var now = doors.Clock.GetUtcNow();
        var award = new LabelAward { Number = 1, Levels = new LabelLevels { Quality = 2 }, CriteriaVersion = "1.0", AwardedAt = now.AddDays(-200), ValidUntil = now.AddYears(2) };
        var awarded = new LabelEvent { Version = 1, Kind = LabelEventKind.Awarded, Number = 1, At = award.AwardedAt, Actor = "operator", Reason = "Assessed.", Award = award };
        var suspended = new LabelEvent { Version = 2, Kind = LabelEventKind.Suspended, Number = 1, At = now.AddDays(-1), Actor = "operator", Reason = "Complaints." };
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new LabelHistory { Centre = _centre, Events = [awarded, suspended] }, ClusterJson.Default.LabelHistory);
        await doors.Store.CommitAsync(new StoreBatch { PartitionKey = _centre.Value, Writes = [new StateWrite(new StateKey(RowKinds.Label, _centre.Value), 0, body)] }, Token);

        foreach (int level in (int[])[1, 2, 3]) Assert.Equal(AdmissionCodes.LabelLevel, (await PresentAsync(level: level)).Code);
        doors.Clock.Advance(TimeSpan.FromDays(DoorDays.Kept));
        Assert.Equal(AdmissionCodes.LabelLevel, (await PresentAsync(level: 2)).Code);

        Assert.Equal([(3, 2), (1, 0)], (await DaysAsync()).Select(day => (day.Answers.Single().Count, day.LevelLost)));
    }

    // The last day that was counted tells whether anything is looked for.
    [Fact]
    public async Task Reconcile_AnAdmissionOfADayBefore_IsCountedThereAndMovesTheLastDayNowhere()
    {
        await SetRulesAsync();
        var before = doors.Clock.GetUtcNow();
        string pass = Pass(DoorNonce.New());
        doors.Clock.Advance(TimeSpan.FromDays(1));
        await PresentAsync(account: "account-2");

        Assert.True(Assert.Single(await Door.Reconcile([new OfflineAdmission { Pass = pass, At = before }])).IsRecorded);

        var today = DateOnly.FromDateTime(doors.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal([(today.AddDays(-1), 1), (today, 1)], (await DaysAsync()).Select(day => (day.Day, day.Answers.Sum(answer => answer.Count))));
        Assert.Equal(today, (await doors.Doors.ReadAsync([_centre], Token))[0].CountedOn);
        await PresentAsync(account: "account-3");
        Assert.Equal(2, (await DaysAsync())[^1].Answers.Sum(answer => answer.Count));
    }

    [Fact]
    public async Task Present_WhereTheDaysRowIsDamaged_AdmitsAndWritesNothingOverIt()
    {
        await SetRulesAsync();
        var key = DoorDay.KeyOf(_centre, DateOnly.FromDateTime(doors.Clock.GetUtcNow().UtcDateTime));
        await doors.Store.CommitAsync(new StoreBatch { PartitionKey = _centre.Value, Writes = [new StateWrite(key, 0, "rubbish"u8.ToArray())] }, Token);

        Assert.Equal(AdmissionCodes.Allowed, (await PresentAsync()).Code);

        Assert.Equal("rubbish", Encoding.UTF8.GetString((await doors.Store.ReadAsync(key, Token))!.Body.Span)); // it is there
    }

    [Fact]
    public async Task Sweep_OfDaysThatNobodyLooksBackAt_LeavesNinety()
    {
        await SetRulesAsync();
        await PresentAsync();
        var day = Assert.Single(await DaysAsync()).Day;

        doors.Clock.Advance(TimeSpan.FromDays(DoorDays.Kept - 1));
        await new DoorRowSweep(doors.Store, RowKinds.DoorDay, DoorDays.Kept, doors.Clock).RunAsync(Token);
        Assert.Equal(day, Assert.Single(await DaysAsync()).Day);
        await PresentAsync();
        doors.Clock.Advance(TimeSpan.FromDays(1));
        await new DoorRowSweep(doors.Store, RowKinds.DoorDay, DoorDays.Kept, doors.Clock).RunAsync(Token);

        Assert.Equal(day.AddDays(DoorDays.Kept - 1), Assert.Single(await DaysAsync()).Day);
        Assert.Equal(AdmissionCodes.Allowed, (await PresentAsync()).Code); // the door minds nothing of it
    }

    private async Task SetRulesAsync() => Assert.True(await Door.SetRules(new RulesOrder { MadeOn = 0, Rules = Rules, For = NetworkId.Parse("hosts"), By = "staff-1" }) is { IsRefused: false });

    private async Task<DoorNonce> AskAsync() => (await Door.Ask()).Nonce ?? throw new InvalidOperationException("The door gives none.");

    private async Task<AdmissionAnswer> PresentAsync(string account = "account-1", string network = "ruche", int? level = null) => await Door.Present(Pass(await AskAsync(), account, network, level));

    private string Pass(DoorNonce nonce, string account = "account-1", string network = "ruche", int? level = null) =>
        _phone.Pass(Issue(_phone.Order(_centre, account, network) with { LabelLevel = level }), _centre, nonce, doors.Clock.GetUtcNow());

    private string Issue(CredentialOrder order) => new CredentialIssuer(doors.Issuer).Issue(order, doors.Clock.GetUtcNow()).Credential ?? throw new InvalidOperationException("It is a good order.");

    private async Task<List<DoorDay>> DaysAsync() => await doors.Store.ScanAsync(RowKinds.DoorDay, DoorDay.PrefixOf(_centre), Token).Select(DoorDay.Read).ToListAsync(Token);
}
