using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Membership;
using Federation.Cluster.Storage.Sqlite;

namespace Federation.Cluster.Tests.Storage;

public sealed class KeysMarkTests : IAsyncDisposable
{
    private readonly TemporaryFolder _store = new(), _keys = new(), _others = new();
    private readonly SqliteDirectoryStore _membership;

    public KeysMarkTests() => _membership = SqliteDirectoryStore.Open(_store.File("members.db"));

    public async ValueTask DisposeAsync()
    {
        await _membership.DisposeAsync();
        foreach (var folder in (TemporaryFolder[])[_store, _keys, _others]) folder.Dispose();
    }

    [Fact]
    public async Task Hosts_WithOneFolder_StartAnyTime()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => KeysMark.DemandAsync(Folder(_keys), _membership, TestContext.Current.CancellationToken)).Select(IgnoreRaceAsync));

        await KeysMark.DemandAsync(Folder(_keys), _membership, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Host_WithAnotherFolder_IsRefused()
    {
        await KeysMark.DemandAsync(Folder(_keys), _membership, TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => KeysMark.DemandAsync(Folder(_others), _membership, TestContext.Current.CancellationToken));
        Assert.Equal(StoreCodes.Keys, refused.Code);
        Assert.False(File.Exists(_others.File(KeysMark.FileName)));

        // Nor with a mark of its own, from another directory.
        await File.WriteAllTextAsync(_others.File(KeysMark.FileName), "another", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_others.File(KeysMark.FileName), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => KeysMark.DemandAsync(Folder(_others), _membership, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Folder_OfADirectoryThatMoved_IsTakenOver()
    {
        await KeysMark.DemandAsync(Folder(_keys), _membership, TestContext.Current.CancellationToken);
        await using var anew = SqliteDirectoryStore.Open(_store.File("anew.db"));

        await KeysMark.DemandAsync(Folder(_keys), anew, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => KeysMark.DemandAsync(Folder(_others), anew, TestContext.Current.CancellationToken));
    }

    private static string Folder(TemporaryFolder folder) => Path.GetDirectoryName(folder.File("x")) ?? "";

    /// <summary>Whoever makes the file second is told so, and starts again.</summary>
    private static async Task IgnoreRaceAsync(Task start)
    {
        try
        {
            await start;
        }
        catch (StoreUnavailableException failure) when (failure.InnerException is IOException)
        {
            // As a host is that its supervisor starts again.
        }
    }
}
