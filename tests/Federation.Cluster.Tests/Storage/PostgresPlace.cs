using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Postgres;
using Npgsql;

namespace Federation.Cluster.Tests.Storage;

/// <summary>A schema of its own.</summary>
internal sealed class PostgresPlace(string connectionString) : StorePlace
{
    public PostgresStoreOptions Options { get; } = new() { ConnectionString = connectionString, Schema = $"d{Guid.NewGuid():n}" };

    public override IReadOnlyList<string> ChildArguments => ["postgres", Options.ConnectionString, Options.Schema];

    public override async Task<IDirectoryStore> OpenAsync() => await PostgresDirectoryStore.OpenAsync(Options, TestContext.Current.CancellationToken);

    public async Task<object?> AskAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Options.ConnectionString) { SearchPath = Options.Schema, Pooling = false });
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    public override async ValueTask DisposeAsync() => await AskAsync($"DROP SCHEMA IF EXISTS {Options.Schema} CASCADE");
}
