using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Sqlite;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Storage;

namespace Federation.Cluster.Tests.Sync;

/// <summary>A repair that ends in the middle: another one goes on, and the next run of the network comes to what was.</summary>
public sealed class BrokenOffRepairTests
{
    private const string Network = "spoilt";

    private static readonly (string, string)[] Records = [.. Enumerable.Range(0, 6).Select(number => ($"{number}", $$"""{"name":"Place {{number}}"}"""))];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Repair_BrokenOffAtAnyCommit_AndMadeAgain_ComesToTheSame()
    {
        using var place = new TemporaryFolder();
        await RunAsync(place);
        var before = await WithStoreAsync(place, BindingsAsync);
        Assert.Equal(Records.Length, before.Count);

        int commit = 0;
        bool isBrokenOff = true;
        while (isBrokenOff)
        {
            isBrokenOff = await WithStoreAsync(place, store => IsBrokenOffAsync(store, ++commit));
            await RunAsync(place);
            Assert.Empty(await WithStoreAsync(place, store => BindingCheck.RunAsync(store, Token)));
            Assert.Equal(before, await WithStoreAsync(place, BindingsAsync));
        }

        Assert.InRange(commit, 5, 20); // each of three bindings, one of them twice, and before them the network
    }

    /// <summary>Spoils bindings, breaks a repair off at one of its commits, and makes another.</summary>
    /// <returns>False where the first had no such commit.</returns>
    private static async Task<bool> IsBrokenOffAsync(IDirectoryStore store, int commit)
    {
        await SpoilAsync(store);
        int commits = 0;
        var faulty = new FaultyStore(store) { Refuses = _ => ++commits == commit };
        bool isBrokenOff = false;
        try
        {
            await DirectoryRepair.RunAsync(faulty, Token);
        }
        catch (StoreUnavailableException)
        {
            isBrokenOff = true;
        }

        await DirectoryRepair.RunAsync(store, Token);
        return isBrokenOff;
    }

    private static async Task SpoilAsync(IDirectoryStore store)
    {
        var rows = await store.ScanAsync(RowKinds.Binding, cancellationToken: Token).ToListAsync(Token);
        var binding = JsonSerializer.Deserialize(rows[2].Body.Span, ClusterJson.Default.Binding) ?? throw new JsonException("Nothing is bound.");
        await store.CommitAsync(new StoreBatch
        {
            PartitionKey = Network,
            Writes =
            [
                new StateWrite(rows[0].Key, rows[0].Version, null),
                new StateWrite(rows[1].Key, rows[1].Version, "["u8.ToArray()),
                new StateWrite(rows[2].Key, rows[2].Version, JsonSerializer.SerializeToUtf8Bytes(binding with { ContentHash = "other" }, ClusterJson.Default.Binding)),
            ],
        }, Token);
    }

    private static async Task RunAsync(TemporaryFolder place)
    {
        await using var cluster = new SyncCluster { Place = place };
        await cluster.InitializeAsync();
        cluster.Workers.Script(Network, () => ScriptedWorkers.Pages(Records, pageSize: 10));
        Assert.Equal(RunStatus.Completed, (await cluster.RunAsync(Network)).Status);
    }

    private static async Task<T> WithStoreAsync<T>(TemporaryFolder place, Func<IDirectoryStore, Task<T>> use)
    {
        await using var store = SqliteDirectoryStore.Open(place.File("directory.db"));
        return await use(store);
    }

    /// <summary>What each listing is bound to, and with which content.</summary>
    private static async Task<IReadOnlyList<string>> BindingsAsync(IDirectoryStore store) => await store.ScanAsync(RowKinds.Binding, cancellationToken: Token)
        .Select(row => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.Binding) is { } binding ? $"{row.Key.Id} {binding.Centre} {binding.ContentHash}" : "")
        .ToListAsync(Token);
}
