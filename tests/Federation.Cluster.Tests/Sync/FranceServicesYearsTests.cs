using System.Globalization;
using CsvHelper;
using Federation.Adapters.FranceServices;
using Federation.Cluster.Sync;
using Federation.Plugins.Tests;

namespace Federation.Cluster.Tests.Sync;

/// <summary>A real list, and the same one twenty months later: what is new, what stayed, what went, and when.</summary>
public sealed class FranceServicesYearsTests(SyncCluster cluster, ITestOutputHelper output) : IClassFixture<SyncCluster>
{
    private const string Network = "france-services";
    private const int Common = 2_481, Added = 364, Gone = 202;

    private static readonly FranceServicesAdapter Adapter = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lists_Of2022ThenOf2024_AddKeepAndLetGoByTheRule()
    {
        byte[] older = await File.ReadAllBytesAsync(RealData.PathOf("france-services/2022-12-01.csv"), Token);
        byte[] newer = await File.ReadAllBytesAsync(RealData.PathOf("france-services/2024-08-01.csv"), Token);
        Assert.Equal(Common + Gone, (await RunAsync(older)).Counts.New);

        var first = await RunAsync(newer);

        output.WriteLine($"2024 after 2022: {first.Counts}");
        Assert.Equal((Added, Common, Gone, 0), (first.Counts.New, first.Counts.Changed + first.Counts.Unchanged, first.Counts.Stale, first.Counts.Removed));

        // Of the listings that stayed, every one whose commune's code changed is flagged, and no other. The oracle reads the files by other code.
        var moved = first.Problems.Where(problem => problem.Code == "listing.moved").ToList();
        foreach (var move in moved) output.WriteLine($"{move.SourceId}: {move.Message}");
        Assert.Equal(41, first.ProblemCounts["listing.moved"]);
        Assert.Equal(MovedCommunes(), moved.Select(problem => problem.SourceId).Order(StringComparer.Ordinal));

        // Hours apart, however often: nothing goes. Then the third day is over.
        for (int hour = 10; hour < 72; hour += 10)
        {
            cluster.Clock.Advance(TimeSpan.FromHours(10));
            Assert.Equal((0, 0), await RunAsync(newer) is var run ? (run.Counts.Removed, run.HeldRemovals) : default);
        }

        cluster.Clock.Advance(TimeSpan.FromHours(10));
        var last = await RunAsync(newer);
        Assert.Equal((Gone, 0), (last.Counts.Removed, last.HeldRemovals));
        Assert.Equal(Gone, (await MissedAsync()).Count(missed => missed.State == MissedState.Removed && missed.RemovedBy == last.Id));

        // It can be taken back for a month, and then no more.
        cluster.Clock.Advance(TimeSpan.FromDays(29));
        var undone = await cluster.RunAsync(Network, new RunOrder { Trigger = RunTrigger.Person, Purpose = RunPurpose.UndoRemovals, Of = last.Id });
        Assert.Equal(Gone, undone.Counts.Restored);
        for (int day = 0; day < 4; day++)
        {
            last = await RunAsync(newer);
            cluster.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(Gone, last.Counts.Removed);
        cluster.Clock.Advance(RemovalRule.UndoTime);
        var tooLate = await cluster.RunAsync(Network, new RunOrder { Trigger = RunTrigger.Person, Purpose = RunPurpose.UndoRemovals, Of = last.Id });
        Assert.Equal("removals.nothing-to-undo", tooLate.Failure?.Code);
        Assert.Equal(Common + Added, cluster.Index.Current.ListingsOf(NetworkId.Parse(Network)));
    }

    private static IEnumerable<string> MovedCommunes()
    {
        var older = Communes("france-services/2022-12-01.csv");
        return Communes("france-services/2024-08-01.csv").Where(row => older.TryGetValue(row.Key, out string? before) && before != row.Value).Select(row => row.Key).Order(StringComparer.Ordinal);
    }

    private static Dictionary<string, string> Communes(string file)
    {
        using var reader = new StreamReader(RealData.PathOf(file));
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        return csv.GetRecords<dynamic>().Cast<IDictionary<string, object>>().ToDictionary(row => (string)row["id_fs"], row => (string)row["insee_com"]);
    }

    private async Task<RunRecord> RunAsync(byte[] file)
    {
        cluster.Workers.Read(Network, Adapter, file);
        return await cluster.RunAsync(Network);
    }

    private async Task<IReadOnlyList<MissedListing>> MissedAsync() =>
        await MissedListings.OfAsync(cluster.Store, (await cluster.Grain(Network).GetDefinition())!, cluster.Clock).ToListAsync(Token); // it was added
}
