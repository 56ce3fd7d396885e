using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Contracts;

namespace Federation.Cluster.Tests.Sync;

/// <summary>Runs that go on where one before them stopped. The cluster of this class is its own: it refuses commits and moves its clock.</summary>
public sealed class ResumedRunTests(SyncCluster cluster) : IClassFixture<SyncCluster>
{
    private const int Pages = 50;
    private const int PageSize = 3;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<Moment> Moments => [Moment.BeforeClaim, Moment.BeforeAccept, Moment.AfterAccept];

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task Run_KilledAtEveryPageAndRepeated_LeavesWhatAnUndisturbedOneLeaves(Moment moment)
    {
        string undisturbed = $"whole-{moment}".ToLowerInvariant();
        var source = Source();
        cluster.Workers.Script(undisturbed, PageSize, source);
        await cluster.RunAsync(undisturbed);
        var expected = await ContentsAsync(undisturbed);
        Assert.Contains(expected, line => line.StartsWith("quarantine", StringComparison.Ordinal));

        for (int page = 0; page < Pages; page++)
        {
            string network = $"{undisturbed}-{page}";
            cluster.Workers.Script(network, PageSize, source);
            var broken = await BreakAsync(network, page, moment);

            var run = await cluster.RunAsync(network);

            int stored = moment == Moment.AfterAccept ? page + 1 : page;
            Assert.Equal(RunStatus.Completed, run.Status);
            Assert.Equal((stored, stored == 0 ? null : broken), (run.PagesBefore, run.BegunBy));
            Assert.Equal(expected, await ContentsAsync(network));
            Assert.Empty(await cluster.Store.ScanAsync(RowKinds.ReadPage, $"{network}/", Token).ToListAsync(Token));
        }
    }

    [Fact]
    public async Task Run_BrokenAgainAndAgain_ComesToItsEndAndMissesNothing()
    {
        var source = Source();
        cluster.Workers.Script("often", PageSize, source);
        await cluster.RunAsync("often");
        var expected = await ContentsAsync("often");
        string? begunBy = null;
        for (int page = 0; page < Pages - 1; page++)
        {
            cluster.Workers.Script("often", request => ScriptedWorkers.Pages([.. source.Take(ScriptedWorkers.From(request) + PageSize)], PageSize, new AdapterException(FailureKind.Transient, "json.truncated", "It broke off."), ScriptedWorkers.From(request)));
            var broken = await cluster.RunAsync("often");
            Assert.Equal((page, begunBy), (broken.PagesBefore, broken.BegunBy));
            begunBy ??= broken.Id;
        }

        cluster.Workers.Script("often", PageSize, source);
        var run = await cluster.RunAsync("often");

        Assert.Equal(new RunCounts { Read = PageSize, Unchanged = PageSize, Pages = 1 }, run.Counts);
        Assert.Equal(expected, await ContentsAsync("often"));
    }

    [Fact]
    public async Task CursorThatGoesBack_ToWhatWaitsInQuarantine_PutsItThereNoSecondTime()
    {
        (string, string)[] source = [Place(0, "A"), ("nameless", """{"lat":1.0,"lon":1.0}"""), Place(1, "A"), Place(2, "A")];
        cluster.Workers.Script("back", request => ScriptedWorkers.Pages(source, 2, from: Math.Max(ScriptedWorkers.From(request) - 1, 0)));
        await BreakAsync("back", page: 0, Moment.AfterAccept);
        var before = Assert.Single(await cluster.QuarantineAsync("back"));

        var run = await cluster.RunAsync("back");

        Assert.Equal((RunStatus.Completed, 1), (run.Status, run.PagesBefore));
        Assert.Equal((3, 2, 1), (run.Counts.Read, run.Counts.New, run.Counts.Quarantined));
        var after = Assert.Single(await cluster.QuarantineAsync("back"));
        Assert.Equal(("name.missing", before.Run), (Assert.Single(after.Issues).Code, after.Run));
    }

    [Fact]
    public async Task Listing_GoneBehindTheBreak_IsStaleAfterTheResumedRun_AndCountsOnce()
    {
        var source = Source();
        cluster.Workers.Script("gone", PageSize, source);
        await cluster.RunAsync("gone");
        cluster.Workers.Script("gone", PageSize, source[..^1]);
        await BreakAsync("gone", page: 10, Moment.BeforeAccept);
        // It goes on, and breaks again in the middle of the sweep: the missing one is counted, the run is not over.
        await BreakAsync("gone", batch => batch.Writes.Any(write => write.Key.Kind == RowKinds.ReadPage && write.Body is null));

        var run = await cluster.RunAsync("gone");

        Assert.Equal(Pages, run.PagesBefore);
        Assert.Equal(RunStatus.Completed, run.Status);
        var missed = Assert.Single(await MissedListings.OfAsync(cluster.Store, (await cluster.Grain("gone").GetDefinition())!, cluster.Clock).ToListAsync(Token));
        Assert.Equal((Centres.Listings.Key("gone", source[^1].Id).Value, 1), (missed.Key.Value, missed.MissedRuns));
    }

    [Fact]
    public async Task SourceThatRefusesTheCursor_IsReadFromItsStartInTheSameRun()
    {
        var source = Source();
        cluster.Workers.Script("refused", PageSize, source);
        await BreakAsync("refused", page: 20, Moment.AfterAccept);
        cluster.Workers.Script("refused", request => request.Cursor is null ? ScriptedWorkers.Pages(source[1..], PageSize) : throw AdapterException.CursorRefused("The source has changed."));

        var run = await cluster.RunAsync("refused");

        Assert.Equal((RunStatus.Completed, null, 0), (run.Status, run.BegunBy, run.PagesBefore));
        Assert.Equal(source.Length - 1, run.Counts.Read);
        Assert.Equal([source[0].Id], (await MissedListings.OfAsync(cluster.Store, (await cluster.Grain("refused").GetDefinition())!, cluster.Clock).ToListAsync(Token)).Select(missed => missed.Key.SourceId));
    }

    [Fact]
    public async Task Feed_ThatGoesAAndBAndA_EndsAsA_WhereverTheRunOfBBroke()
    {
        (string, string)[] a = [.. Enumerable.Range(0, 6).Select(number => Place(number, "A"))];
        (string, string)[] b = [.. Enumerable.Range(0, 6).Select(number => Place(number, "B"))];
        foreach (int page in Enumerable.Range(0, 3))
        {
            string network = $"aba-{page}";
            cluster.Workers.Script(network, Hashed(a));
            await cluster.RunAsync(network);
            var expected = await ContentsAsync(network);
            cluster.Workers.Script(network, Hashed(b));
            await BreakAsync(network, page, Moment.AfterAccept);
            cluster.Workers.Script(network, Hashed(a));

            await cluster.RunAsync(network);

            Assert.Equal(expected, await ContentsAsync(network));
        }
    }

    [Fact]
    public async Task Run_AfterACancelledOne_BeginsAnew()
    {
        var source = Source();
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        cluster.Workers.Script("cancelled", () => Stalled(source, reached));
        await cluster.AddAsync("cancelled");
        string run = (await cluster.Grain("cancelled").StartRun(RunOrder.Sync(RunTrigger.Person))).Run!; // the network is known
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(60), Token);
        await cluster.Grain("cancelled").CancelRun(run);
        Assert.Equal(RunStatus.Cancelled, (await cluster.EndOfAsync("cancelled", run)).Status);
        cluster.Workers.Script("cancelled", PageSize, source);

        Assert.Null((await cluster.RunAsync("cancelled")).BegunBy);
    }

    [Fact]
    public async Task Run_AfterTheSettingsChanged_BeginsAnew()
    {
        cluster.Workers.Script("settings", PageSize, Source());
        await BreakAsync("settings", page: 3, Moment.AfterAccept);
        await cluster.AddAsync("settings", config: """{"source":"another"}""");

        Assert.Null((await cluster.RunAsync("settings")).BegunBy);
    }

    [Fact]
    public async Task Run_ADayLater_BeginsAnew()
    {
        cluster.Workers.Script("day", PageSize, Source());
        await BreakAsync("day", page: 3, Moment.AfterAccept);
        cluster.Clock.Advance(UnfinishedReading.Longest);

        Assert.Null((await cluster.RunAsync("day")).BegunBy);
    }

    [Fact]
    public async Task Run_AfterOneThatWentOnAndCameNoFurther_BeginsAnew()
    {
        cluster.Workers.Script("poison", PageSize, Source());
        await BreakAsync("poison", page: 3, Moment.AfterAccept);
        cluster.Workers.Script("poison", request => request.Cursor is null ? ScriptedWorkers.Pages(Source(), PageSize) : throw new AdapterException(FailureKind.Bug, "adapter.threw", "The cursor is poison."));
        Assert.Equal("adapter.threw", (await cluster.RunAsync("poison")).Failure?.Code);

        var run = await cluster.RunAsync("poison");

        Assert.Equal((RunStatus.Completed, null), (run.Status, run.BegunBy));
    }

    /// <summary>Where a run is broken.</summary>
    public enum Moment
    {
        BeforeClaim,
        BeforeAccept,
        AfterAccept,
    }

    // Fifty pages, with a nameless record, a repeated id and a record without id among them.
    private static (string Id, string Json)[] Source()
    {
        var records = Enumerable.Range(0, Pages * PageSize).Select(number => Place(number, "Lieu")).ToArray();
        records[8] = ("8", """{"lat":1.0,"lon":1.0}""");
        records[41] = Place(5, "Autre");
        records[92] = ("", """{"name":"Sans identifiant"}""");
        return records;
    }

    // No two networks of this class list one place: they have no coordinates and websites of their own.
    private static (string Id, string Json) Place(int number, string name) => ($"{number}", $$"""{"name":"{{name}} {{number}}"}""");

    private static Func<FetchRequest, IAsyncEnumerable<Page>> Hashed((string Id, string Json)[] records)
    {
        string name = records[0].Json;
        return request => request.Cursor is { } cursor && !cursor.EndsWith(name, StringComparison.Ordinal)
            ? throw AdapterException.CursorRefused("The source has changed.")
            : ScriptedWorkers.Pages(records, 2, from: request.Cursor is { } own ? int.Parse(own.Split('|')[0], System.Globalization.CultureInfo.InvariantCulture) : 0)
                .Select(page => page with { NextCursor = $"{page.NextCursor}|{name}" });
    }

    private static async IAsyncEnumerable<Page> Stalled((string, string)[] records, TaskCompletionSource reached, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var page in ScriptedWorkers.Pages(records, PageSize).Take(3).WithCancellation(cancel)) yield return page;
        reached.SetResult();
        await Task.Delay(Timeout.Infinite, cancel);
    }

    private Task<string> BreakAsync(string network, int page, Moment moment) => BreakAsync(network, batch => moment switch
    {
        Moment.BeforeAccept => batch.Writes.Any(write => write.Key == ReadPage.KeyOf(NetworkId.Parse(network), page)),
        Moment.AfterAccept => batch.Writes.Any(write => write.Key == ReadPage.KeyOf(NetworkId.Parse(network), page + 1) || write is { Key.Kind: RowKinds.ReadPage, Body: null }),
        _ => batch.Writes.Any(write => write.Key == new StateKey(RowKinds.Binding, $"{network}/{page * PageSize}")),
    });

    private async Task<string> BreakAsync(string network, Func<StoreBatch, bool> refuses)
    {
        if (await cluster.Grain(network).GetDefinition() is null) await cluster.AddAsync(network);
        cluster.Faults.Refuses = refuses;
        string run = (await cluster.Grain(network).StartRun(RunOrder.Sync(RunTrigger.Person))).Run!; // the network is known
        if (cluster.Service<SyncRunner>().Completion(run) is { } driving) await driving.WaitAsync(TimeSpan.FromSeconds(60), Token);
        cluster.Faults.Refuses = _ => false;
        return run;
    }

    /// <summary>All that a network has: what each listing says and how it is bound, and its quarantine.</summary>
    private async Task<IReadOnlyList<string>> ContentsAsync(string network)
    {
        var bindings = await BoundListing.OfAsync(cluster.Store, NetworkId.Parse(network), Token)
            .Select(listing => $"{listing.Key.SourceId}: {listing.Binding with { Centre = default }}").ToListAsync(Token);
        var quarantine = (await cluster.QuarantineAsync(network)).Select(record => $"quarantine {record.SourceId} at {record.Locator}: {string.Join(", ", record.Issues.Select(issue => issue.Code))}");
        return [.. bindings, .. quarantine];
    }
}
