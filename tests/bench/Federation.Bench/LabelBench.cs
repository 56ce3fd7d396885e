using System.Diagnostics;
using System.Globalization;
using Federation.Cluster.Json;
using Federation.Cluster.Labels.Publishing;
using Federation.Cluster.Labels.Reviews;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Sqlite;
using Federation.Cluster.Tests.Labels;
using Federation.Registry.Criteria;
using Federation.Registry.Criteria.Versions;
using Federation.Registry.Tests.Criteria;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Bench;

/// <summary>How long a dry run of new criteria takes, and the daily look at interoperability, over generated centres with a label in force.</summary>
/// <param name="folder">Where the store is, or will be made.</param>
internal sealed class LabelBench(string folder, int centres)
{
    public const string Command = "labels";

    public const int Centres = 100_000;

    private const int CentresInBatch = 200;
    private const int Repeats = 3;

    private readonly Clock _clock = new();

    public async Task RunAsync(TextWriter output)
    {
        string path = Path.Combine(folder, SqliteDirectoryStore.FileName);
        if (!File.Exists(path)) await WriteAsync(path);
        await using var store = SqliteDirectoryStore.Open(path);
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            await MeasureAsync(output, "dry run", async () =>
            {
                int losing = 0;
                var totals = await new CriteriaDryRun(store, _clock).RunAsync(SecondVersion.Criteria, CriteriaVersions.First, _ => losing++, CancellationToken.None);
                return $"{totals.Centres} centres, {losing} losing, {totals.NothingKept} with nothing kept; by axis {string.Join(", ", totals.Axes.Select(axis => $"{axis.Losing} of {axis.Awarded}"))}";
            });
        }

        await LookAsync(output, store, "first look");
        for (int repeat = 0; repeat < Repeats; repeat++) await LookAsync(output, store, "a look on the day after");
    }

    private async Task LookAsync(TextWriter output, IDirectoryStore store, string name)
    {
        await MeasureAsync(output, name, async () =>
        {
            var grain = new ReviewGrain(new StoredState<WatchRecord>(store, new StateKey(RowKinds.LabelWatch, IReviewGrain.TheOnly), ClusterJson.Default.WatchRecord), store, new CriteriaArchive(store, _clock), _clock, NullLogger<ReviewGrain>.Instance);
            int turns = 1;
            for (; !await grain.Look(); turns++) { }
            return $"{turns} turns, {await store.ScanIdsAsync(RowKinds.LevelFall).CountAsync()} falls stored, {await store.ScanIdsAsync(RowKinds.LabelReview).CountAsync()} reviews";
        });
        _clock.Now = _clock.Now.AddDays(1);
    }

    private static async Task MeasureAsync(TextWriter output, string name, Func<Task<string>> work)
    {
        GC.Collect();
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        string found = await work();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {watch.Elapsed.TotalSeconds:0.0} s, {(Environment.CpuUsage.TotalTime - processor).TotalSeconds:0.0} s of CPU, {Environment.WorkingSet / 1e6:0} MB; {found}"));
    }

    private async Task WriteAsync(string path)
    {
        await using var store = SqliteDirectoryStore.Open(path);
        foreach (var runs in LabelledCentresFile.Runs(_clock.Now).Chunk(CentresInBatch)) await store.CommitAsync(new StoreBatch { PartitionKey = "runs", Writes = runs });
        foreach (int[] numbers in Enumerable.Range(1, centres).Chunk(CentresInBatch))
        {
            await store.CommitAsync(new StoreBatch { PartitionKey = $"{numbers[0]}", Writes = [.. numbers.SelectMany(number => LabelledCentresFile.Centre(number, _clock.Now))] });
        }
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 29, 4, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
