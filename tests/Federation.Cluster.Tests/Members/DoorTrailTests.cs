using System.Text;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Doors.Offline;
using Federation.Cluster.Members.Doors.Trail;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Tests.Members;

/// <summary>What a door writes down of its answers: proof of each for whoever has the pass, and nobody's name. Each test has a centre of its own, in a year of its own.</summary>
public sealed class DoorTrailTests(DoorCluster doors) : IClassFixture<DoorCluster>, IAsyncLifetime
{
    private static readonly AdmissionRules Rules = new() { Admits = [new AdmittedMembers { Network = NetworkId.Parse("ruche"), Tier = Tier.Parse("nomad"), DaysPerMonth = 2 }], OfflineAdmissions = 5 };

    private readonly Phone _phone = new();
    private CentreId _centre;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IDoorGrain Door => doors.Door(_centre);

    private DateTimeOffset Now => doors.Clock.GetUtcNow();

    private TrailArchive Archive => new(doors.Store);

    public async ValueTask InitializeAsync()
    {
        doors.Clock.SetUtcNow(new DateTimeOffset(Now.Year + 1, 11, 2, 11, 0, 0, TimeSpan.Zero));
        _centre = await doors.OpenCentreAsync();
        Assert.True(await Door.SetRules(new RulesOrder { MadeOn = 0, Rules = Rules, For = NetworkId.Parse("hosts"), By = "staff-1" }) is { IsRefused: false });
    }

    public ValueTask DisposeAsync()
    {
        _phone.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Answers_ToGenuinePasses_AreAChainThatEndsInTheDoor()
    {
        var (admitted, pass) = await PresentAsync();
        var (refused, _) = await PresentAsync(network: "grange");
        string offline = Pass(DoorNonce.New(), Now.AddHours(-1));
        Assert.True(Assert.Single(await Door.Reconcile([new OfflineAdmission { Pass = offline, At = Now.AddHours(-1) }])).IsRecorded);

        var entries = await EntriesAsync();
        Assert.Equal([(1L, AdmissionVerdict.Allowed, AdmissionCodes.Allowed, "ruche"), (2L, AdmissionVerdict.NotAllowed, AdmissionCodes.Network, "grange"), (3L, AdmissionVerdict.Allowed, AdmissionCodes.Allowed, "ruche")], entries.Select(entry => (entry.Number, entry.Verdict, entry.Code, entry.Network.Value)));
        Assert.Equal([new string('0', 64), entries[0].Hash(), entries[1].Hash()], entries.Select(entry => entry.Previous));
        Assert.Equal((entries[0].Receipt(), entries[1].Receipt()), (admitted.Receipt, refused.Receipt));
        Assert.Equal((Now.AddHours(-1), Now), (entries[2].At, entries[2].WrittenAt));
        // Whoever has the pass finds what was answered.
        Assert.Equal(entries[0], await Archive.FindAsync(_centre, DoorEntry.HashOf(pass), Token));
        Assert.Null(await Archive.FindAsync(_centre, DoorEntry.HashOf("another"), Token));
        Assert.Empty(await ProblemsAsync());
    }

    [Fact]
    public async Task Entries_OfOneVisitor_HaveNothingOfThePseudonymAndNothingInCommon()
    {
        await PresentAsync();
        await PresentAsync();

        var entries = await EntriesAsync();
        Assert.Equal(2, entries.Select(entry => entry.Pass).Distinct().Count());
        var rows = await doors.Store.ScanAsync(RowKinds.DoorEntry, $"{_centre}/", Token).ToListAsync(Token);
        Assert.All(rows, row => Assert.DoesNotContain(_phone.Order(_centre).Subject.Value, Encoding.UTF8.GetString(row.Body.Span), StringComparison.Ordinal));
    }

    // Strangers write nothing: neither with what is no pass, nor with one that was shown before.
    [Fact]
    public async Task Answers_ToWhatLeavesTheNonceOpen_AreNotWritten()
    {
        var (_, pass) = await PresentAsync();

        foreach (string shown in (string[])["rubbish", pass, Pass(DoorNonce.New(), Now)]) Assert.Null((await Door.Present(shown)).Receipt);

        Assert.Single(await EntriesAsync());
    }

    [Fact]
    public async Task Answer_ThatCouldNotBeStored_LeavesNoGap()
    {
        await PresentAsync();
        string pass = Pass(await AskAsync(), Now);
        doors.Faults.Refuses = batch => batch.Writes.Any(write => write.Key.Kind == RowKinds.DoorEntry);
        await Assert.ThrowsAnyAsync<Exception>(() => Door.Present(pass));
        string refused = Pass(await AskAsync(), Now, "grange");
        Assert.Equal((AdmissionCodes.Network, null), await Door.Present(refused) is var answer ? (answer.Code, answer.Receipt) : default);
        doors.Faults.Refuses = _ => false;

        await PresentAsync();

        Assert.Equal([1L, 2L], (await EntriesAsync()).Select(entry => entry.Number));
        Assert.Empty(await ProblemsAsync());
    }

    [Theory]
    [InlineData("another answer", "does not follow")]
    [InlineData("taken out", "does not follow")]
    [InlineData("cut off", "does not end where its row says")]
    [InlineData("the first one taken out", "or that one is gone")]
    [InlineData("put in", "does not follow")]
    [InlineData("all gone", "does not end where its row says")]
    [InlineData("the last one changed", "does not end where its row says")]
    [InlineData("rubbish", "is not what a door answered")]
    public async Task Check_OfATrailThatWasTamperedWith_FindsIt(string how, string problem)
    {
        for (int visit = 0; visit < 4; visit++) await PresentAsync();
        var rows = await doors.Store.ScanAsync(RowKinds.DoorEntry, $"{_centre}/", Token).ToListAsync(Token);
        var write = how switch
        {
            "another answer" => Changed(rows[1]),
            "taken out" => new StateWrite(rows[1].Key, rows[1].Version, null),
            "cut off" => new StateWrite(rows[3].Key, rows[3].Version, null),
            "the first one taken out" or "all gone" => new StateWrite(rows[0].Key, rows[0].Version, null),
            "put in" => DoorEntry.Read(rows[3]) is var one ? (one with { Number = 5, Code = AdmissionCodes.Blocked }).Write() with { ExpectedVersion = 0 } : throw new InvalidOperationException(),
            "the last one changed" => Changed(rows[3]),
            _ => new StateWrite(rows[0].Key, rows[0].Version, "{}"u8.ToArray()),
        };
        // As a hand in the database would: with the version as it was.
        if (write.ExpectedVersion > 0) await RemoveAsync([write.Key]);
        if (how == "all gone") await RemoveAsync(rows.Skip(1).Select(row => row.Key));
        if (write.Body is { } body) await doors.Store.CommitAsync(new StoreBatch { PartitionKey = "test", Writes = [new StateWrite(write.Key, 0, body)] }, Token);

        var problems = await ProblemsAsync();

        Assert.Contains(problems, found => found.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Entries_OfLongAgo_AreRemovedFromTheFirstOn()
    {
        await PresentAsync();
        doors.Clock.Advance(TimeSpan.FromDays(1));
        await PresentAsync();
        doors.Clock.Advance(TimeSpan.FromDays(TrailHead.DaysKept - 1));
        await PresentAsync();

        await new DoorRowSweep(doors.Store, RowKinds.DoorEntry, TrailHead.DaysKept, doors.Clock).RunAsync(Token);

        Assert.Equal([2L, 3L], (await EntriesAsync()).Select(entry => entry.Number));
        Assert.Empty(await ProblemsAsync());
    }

    /// <summary>Of this centre: the other tests' trails stand in the same store.</summary>
    private async Task<List<string>> ProblemsAsync() => [.. (await TrailCheck.RunAsync(doors.Store, Token)).Where(found => found.Contains(_centre.Value, StringComparison.Ordinal))];

    private async Task RemoveAsync(IEnumerable<StateKey> keys) => await doors.Store.CommitAsync(new StoreBatch { PartitionKey = "test", Writes = [.. keys.Select(key => new StateWrite(key, 1, null))] }, Token);

    private static StateWrite Changed(StateRow row) => new(row.Key, row.Version, JsonSerializer.SerializeToUtf8Bytes(DoorEntry.Read(row) with { Code = AdmissionCodes.Blocked }, ClusterJson.Default.DoorEntry));

    private async Task<(AdmissionAnswer Answer, string Pass)> PresentAsync(string network = "ruche")
    {
        string pass = Pass(await AskAsync(), Now, network);
        return (await Door.Present(pass), pass);
    }

    private async Task<DoorNonce> AskAsync() => (await Door.Ask()).Nonce!.Value; // it gives one

    private string Pass(DoorNonce nonce, DateTimeOffset at, string network = "ruche") =>
        _phone.Pass(new CredentialIssuer(doors.Issuer).Issue(_phone.Order(_centre, "account-1", network), at.AddHours(-1)).Credential!, _centre, nonce, at); // it is in order

    private async Task<List<DoorEntry>> EntriesAsync() => await Archive.ReadAsync(_centre, 0, Token).ToListAsync(Token);
}
