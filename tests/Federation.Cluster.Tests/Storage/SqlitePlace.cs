using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Sqlite;

namespace Federation.Cluster.Tests.Storage;

internal sealed class SqlitePlace : StorePlace
{
    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.File(SqliteDirectoryStore.FileName);

    public override IReadOnlyList<string> ChildArguments => ["sqlite", Path];

    public override Task<IDirectoryStore> OpenAsync() => Task.FromResult<IDirectoryStore>(SqliteDirectoryStore.Open(Path));

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
