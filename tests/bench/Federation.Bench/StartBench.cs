using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Federation.Cluster.Index;
using Federation.Cluster.Json;
using Federation.Cluster.Labels;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Bench;

/// <summary>How long a host needs from its start until it answers searches: generated centres and their labels in a store, and the index that is built from it.</summary>
/// <param name="source">With <c>centres.ndjson</c>.</param>
/// <param name="folder">Where the store is, or will be made.</param>
internal sealed class StartBench(string source, string folder)
{
    public const string Command = "start";

    private const int CentresInBatch = 200;

    public async Task RunAsync(TextWriter output)
    {
        string path = Path.Combine(folder, SqliteDirectoryStore.FileName);
        if (!File.Exists(path)) await WriteAsync(path);
        await using var store = SqliteDirectoryStore.Open(path);
        var head = await store.HeadAsync();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        using var index = new CentreIndex(store, IndexUse.Searching, TimeProvider.System, NullLogger<CentreIndex>.Instance);
        await index.StartAsync(CancellationToken.None);
        await index.WaitForAsync(head, CancellationToken.None);
        var (elapsed, used) = (watch.Elapsed, Environment.CpuUsage.TotalTime - processor);
        long most = Environment.WorkingSet;
        long kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{index.Current.Count} centres ready in {elapsed.TotalSeconds:0.0} s, {used.TotalSeconds:0.0} s of CPU; {kept / 1e6:0} MB kept, {most / 1e6:0} MB taken while building"));
        await index.StopAsync(CancellationToken.None);
    }

    private async Task WriteAsync(string path)
    {
        await using var store = SqliteDirectoryStore.Open(path);
        foreach (var centres in GeneratedCentres.Read(source).Chunk(CentresInBatch))
        {
            var batch = new StoreBatch { PartitionKey = centres[0].State.Id.Value, Writes = [.. centres.SelectMany(Writes)], Events = [new EventWrite(new StateKey(RowKinds.Centre, centres[0].State.Id.Value), "{}"u8.ToArray())] };
            await store.CommitAsync(batch);
        }
    }

    private static IEnumerable<StateWrite> Writes(GeneratedCentre centre)
    {
        string id = centre.State.Id.Value;
        yield return new StateWrite(new StateKey(RowKinds.Centre, id), 0, JsonSerializer.SerializeToUtf8Bytes(centre.State, ClusterJson.Default.CentreState));
        if (centre.Award is not { } award) yield break;
        yield return new StateWrite(new StateKey(RowKinds.Label, id), 0, JsonSerializer.SerializeToUtf8Bytes(new LabelHistory { Centre = centre.State.Id, Events = [award] }, ClusterJson.Default.LabelHistory));
    }
}
