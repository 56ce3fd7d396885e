using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Json;
using Federation.Cluster.Labels;
using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.People.Erasing;
using Federation.Cluster.People.Exporting;
using Federation.Cluster.People.Suppressing;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Sync;
using Federation.Contracts;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.People;

/// <summary>Somebody who stands in many places of a store is erased, and stays away. Every test has a directory of its own.</summary>
public sealed class PersonErasureTests : IAsyncLifetime
{
    private const string Mail = "marie.dupont@example.org";
    private const string Name = "Marie Dupont";

    private readonly SyncCluster _cluster = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private PersonErasure Erasure => _cluster.Service<PersonErasure>();

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Erase_WhoStandsEverywhere_LeavesNoByteInRowsEventsAndFiles()
    {
        await PlantAsync();

        var byMail = await Erasure.EraseAsync(PersonCutTests.Identifier(Mail), Cancellation);
        var byName = await Erasure.EraseAsync(PersonCutTests.Identifier(Name), Cancellation);

        Assert.Equal([RowKinds.Centre, RowKinds.CentrePast, RowKinds.Quarantine, RowKinds.Run], byName.Erased.Keys);
        Assert.Equal([RowKinds.Quarantine], byMail.Erased.Keys);
        Assert.Empty(byName.Kept);
        Assert.Equal("chez […]", (await _cluster.CentreOfAsync("a", "1")).Content.Name);
        await AssertGoneAsync();
        Assert.Empty(await DirectoryCheck.RunAsync(_cluster.Store, Cancellation));
    }

    [Fact]
    public async Task Erase_WhoIsNowhere_ErasesNothingAndRemembers()
    {
        await PlantAsync();

        var report = await Erasure.EraseAsync(PersonCutTests.Identifier("Jean Nobody"), Cancellation);

        Assert.Empty(report.Erased);
        Assert.Single(_cluster.Service<SuppressionList>().Suppressions);
    }

    [Fact]
    public async Task Sync_OfTheUnchangedSourceAfterAnErasure_BringsNobodyBackAndChangesNothing()
    {
        await PlantAsync();
        await EraseBothAsync();
        string hash = await HashAsync();

        var run = await _cluster.RunAsync("a");
        await _cluster.RunAsync("a", RunOrder.Sync(RunTrigger.Person) with { Purpose = RunPurpose.ReplayQuarantine });

        Assert.Equal((RunStatus.Completed, 0, 2), (run.Status, run.Counts.New, run.Counts.Unchanged));
        Assert.Equal(hash, await HashAsync());
        Assert.DoesNotContain(_cluster.Index.Current.Search(new CentreSearch(new CentreQuery(), CentreOrder.Name, 10), Cancellation).Hits, hit => hit.Centre.Name.Contains("Dupont", StringComparison.OrdinalIgnoreCase));
        await AssertGoneAsync();
    }

    [Fact]
    public async Task Sync_OfNewWordsAfterAnErasure_TakesEverythingButThePerson()
    {
        await PlantAsync();
        await EraseBothAsync();
        _cluster.Workers.Script("a", ("1", """{"name":"Atelier de Marie Dupont, 2e étage","lat":47.3,"lon":5.0}"""), ("2", """{"name":"Le Hangar","lat":47.4,"lon":5.2}"""), ("3", $$"""{"note":"{{Name}} {{Mail}}"}"""));

        var run = await _cluster.RunAsync("a");

        Assert.Equal(1, run.Counts.Changed);
        Assert.Equal("Atelier de […], 2e étage", (await _cluster.CentreOfAsync("a", "1")).Content.Name);
        await AssertGoneAsync();
    }

    [Fact]
    public async Task Erase_WhileARunIsUnderWay_LetsItCompleteAndNobodyComeIn()
    {
        var firstIsIn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var erased = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _cluster.Workers.Script("a", () => Source());
        await _cluster.AddAsync("a");
        string run = (await _cluster.Grain("a").StartRun(RunOrder.Sync(RunTrigger.Person))).Run!;
        await firstIsIn.Task.WaitAsync(Cancellation);

        await EraseBothAsync();
        await AssertGoneAsync();
        erased.SetResult();
        var ended = await _cluster.EndOfAsync("a", run);

        Assert.Equal((RunStatus.Completed, 3, 1), (ended.Status, ended.Counts.New, ended.Counts.Quarantined));
        await AssertGoneAsync();

        async IAsyncEnumerable<Page> Source([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            yield return Page("1", "3");
            firstIsIn.SetResult(); // the second is asked for when the first is stored
            await erased.Task.WaitAsync(cancellationToken);
            yield return Page("4", "5") with { EndOfSnapshot = true };
        }

        static Page Page(params string[] ids) => new()
        {
            Records = [.. ids.Select(id => new SourceRecord { SourceId = id, Raw = Encoding.UTF8.GetBytes(id == "3" ? $$"""{"note":"{{Mail}}"}""" : $$"""{"name":"{{Name}} {{id}}","lat":4{{id}}.3,"lon":5.0}"""), Locator = id == "3" ? $"row of {Name}" : "row" })],
            NextCursor = ids[^1],
        };
    }

    [Fact]
    public async Task Reapply_AfterABackupFromBeforeWasRestored_ErasesAgain()
    {
        await PlantAsync();
        var before = await RowsAsync();
        await EraseBothAsync();
        foreach (var row in (await RowsAsync()).ExceptBy(before.Select(row => row.Key), row => row.Key)) await _cluster.Store.CommitAsync(new StoreBatch { PartitionKey = "p", Writes = [new StateWrite(row.Key, row.Version, null)] }, Cancellation);
        foreach (var row in before)
        {
            long version = (await _cluster.Store.ReadAsync(row.Key, Cancellation))?.Version ?? 0;
            await _cluster.Store.CommitAsync(new StoreBatch { PartitionKey = "p", Writes = [new StateWrite(row.Key, version, row.Body)] }, Cancellation);
        }

        await ForgetGrainsAsync();

        await Erasure.ReapplyAsync(Cancellation);

        await AssertGoneAsync();
    }

    [Fact]
    public async Task Erase_OnAFullDisk_SaysSoAndTakesNobodyIn()
    {
        await PlantAsync();
        _cluster.Faults.Refuses = batch => batch.Writes.Any(write => write.Key.Kind == RowKinds.Quarantine);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Erasure.EraseAsync(PersonCutTests.Identifier(Name), Cancellation));
        _cluster.Faults.Refuses = _ => false;

        await _cluster.RunAsync("a");
        await Erasure.ReapplyAsync(Cancellation);

        await Erasure.EraseAsync(PersonCutTests.Identifier(Mail), Cancellation);
        await AssertGoneAsync();
    }

    [Fact]
    public async Task Erase_WhileAListingGoesOverToACentreThatWasLookedAt_LeavesNoByteThere()
    {
        _cluster.Workers.Script("a", ("1", $$"""{"name":"chez {{Name}}","lat":47.3,"lon":5.0}"""));
        await _cluster.RunAsync("a");
        _cluster.Clock.Advance(TimeSpan.FromMinutes(1)); // its centre is looked at later
        _cluster.Workers.Script("b", ("1", $$"""{"name":"Atelier {{Name}}","lat":48.3,"lon":2.0}"""));
        await _cluster.RunAsync("b");
        var matching = _cluster.GrainsFrom(0).GetGrain<IMatchingGrain>(IMatchingGrain.Key);
        var first = Key("a", "1");
        int moved = 0;
        _cluster.Faults.Holds = async batch =>
        {
            if (batch.Writes is not [{ Key: { Kind: RowKinds.Binding } key, Body: { } body }] || key.Id != first.Value || JsonSerializer.Deserialize(body.Span, ClusterJson.Default.Binding) is not { Pending: false } || Interlocked.Increment(ref moved) > 1) return;
            Assert.Null((await matching.Decide(new PairOrder(first, Key("b", "1"), PairVerdict.Same, "somebody", "One place."))).Code);
        };

        await Erasure.EraseAsync(PersonCutTests.Identifier(Name), Cancellation);

        Assert.True(moved > 0, "Nothing went over while the person was erased.");
        Assert.Equal(2, (await _cluster.CentreOfAsync("b", "1")).State.Listings.Length);
        await AssertGoneAsync();
    }

    [Fact]
    public async Task Export_BeforeAndAfterAnErasure_TellsEveryPlaceAndThenNone()
    {
        await PlantAsync();
        var export = _cluster.Service<PersonExport>();

        var places = await export.FindAsync(PersonCutTests.Identifier(Name), Cancellation).ToListAsync(Cancellation);
        await EraseBothAsync();

        Assert.Equal([RowKinds.Centre, RowKinds.CentrePast, RowKinds.Quarantine, RowKinds.Run], places.Select(place => place.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(places, place => place is { Kind: RowKinds.Centre, Id: "a/1", Pointer: "/content/name", Text: "chez Marie Dupont", Source: "scripted@1.0.0", Purpose: null, Until: null });
        Assert.Contains(places, place => place is { Kind: RowKinds.Quarantine, Id: "a/3", Pointer: "/raw/note" });
        Assert.Empty(await export.FindAsync(PersonCutTests.Identifier(Name), Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Erase_WhoseMailboxIsAListingsId_SaysWhereItIsKeptAndTakesNoSuchIdAgain()
    {
        _cluster.Workers.Script("a", (Mail, """{"name":"La Ruche","lat":47.3,"lon":5.0}"""));
        await _cluster.RunAsync("a");

        var report = await Erasure.EraseAsync(PersonCutTests.Identifier(Mail), Cancellation);
        var run = await _cluster.RunAsync("a");

        Assert.Equal(1, report.Kept[RowKinds.Centre]);
        Assert.Equal("record.no-id", Assert.Single(run.Problems).Code);
    }

    [Fact]
    public void RowKinds_All_AreEveryKindThatThereIs() => Assert.Equal(
        typeof(RowKinds).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal), // a constant has a value
        RowKinds.All.Order(StringComparer.Ordinal));

    /// <summary>The person in a listing, in what it said before, in a record in quarantine and in a run's problems.</summary>
    private async Task PlantAsync()
    {
        (string, string) hangar = ("2", """{"name":"Le Hangar","lat":47.4,"lon":5.2}"""), quarantined = ("3", $$"""{"note":"{{Name}} {{Mail}}"}""");
        _cluster.Workers.Script("a", ("1", """{"name":"bureau Marie DUPONT","lat":47.3,"lon":5.0}"""), hangar, quarantined);
        await _cluster.RunAsync("a");
        _cluster.Workers.Script("a", ("1", $$"""{"name":"chez {{Name}}","lat":47.3,"lon":5.0}"""), hangar, quarantined);
        _cluster.Workers.Findings["a"] = [Issue.Warning("worker.refused", $"asked for /home/{Name}")];
        await _cluster.RunAsync("a");
        _cluster.Workers.Findings.Remove("a");
    }

    private async Task EraseBothAsync()
    {
        await Erasure.EraseAsync(PersonCutTests.Identifier(Name), Cancellation);
        await Erasure.EraseAsync(PersonCutTests.Identifier(Mail), Cancellation);
    }

    private async Task<List<StateRow>> RowsAsync()
    {
        var rows = new List<StateRow>();
        foreach (string kind in RowKinds.All)
        {
            await foreach (var row in _cluster.Store.ScanAsync(kind, cancellationToken: Cancellation)) rows.Add(row);
        }

        return rows;
    }

    private async Task<string> HashAsync() =>
        await DirectoryHash.OfAsync(_cluster.Service<CentreArchive>().AllAsync(Cancellation), new LabelArchive(_cluster.Store), new Federation.Cluster.Matching.MatchingArchive(_cluster.Store).DecisionsAsync(Cancellation), Cancellation);

    private async Task ForgetGrainsAsync()
    {
        await foreach (var row in _cluster.Store.ScanAsync(RowKinds.Centre, cancellationToken: Cancellation))
        {
            await _cluster.GrainsFrom(0).GetGrain<ICentreGrain>(row.Key.Id).AsReference<Orleans.Core.Internal.IGrainManagementExtension>().DeactivateOnIdle();
        }
    }

    private async Task AssertGoneAsync()
    {
        foreach (var row in await RowsAsync())
        {
            AssertNobody(row.Body.Span, row.Key.ToString());
            if (row.Key.Kind == RowKinds.Quarantine) AssertNobody(JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.QuarantinedRecord)!.Raw, row.Key.ToString());
        }

        foreach (var batch in (await _cluster.Store.ReadFeedAsync(FeedCursor.Start, 10_000, Cancellation)).Batches)
        {
            foreach (var happened in batch.Events) AssertNobody(happened.Body.Span, "an event");
        }

        foreach (string file in Directory.GetFiles(_cluster.Folder)) AssertNobody(await ReadAsync(file), file);
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        byte[] bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, Cancellation);
        return bytes;
    }

    private static void AssertNobody(ReadOnlySpan<byte> bytes, string where)
    {
        string text = Encoding.Latin1.GetString(bytes);
        Assert.False(text.Contains("dupont", StringComparison.OrdinalIgnoreCase), $"somebody stands in {where}");
    }
}
