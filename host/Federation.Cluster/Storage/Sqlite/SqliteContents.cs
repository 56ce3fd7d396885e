using System.Runtime.CompilerServices;
using Federation.Cluster.Storage.Committing;
using Federation.Cluster.Storage.Transfer;
using Microsoft.Data.Sqlite;

namespace Federation.Cluster.Storage.Sqlite;

/// <summary>What the file holds at the moment of one read, also while a host writes. It owns its connection.</summary>
internal sealed class SqliteContents : IStoreContents
{
    private readonly SqliteConnection _connection;

    /// <param name="connection">Open for reading.</param>
    public SqliteContents(SqliteConnection connection)
    {
        _connection = connection;
        SqliteFile.Execute(connection, "BEGIN");
        using var head = new SqliteStatement(connection, "SELECT seq FROM sqlite_sequence WHERE name = 'event'");
        Head = head.Step() ? head.Number(0) : 0;
    }

    public long Head { get; }

    public IAsyncEnumerable<StateRow> RowsAsync(CancellationToken cancellationToken) =>
        Read("SELECT kind, id, version, body FROM state ORDER BY kind, id", static row => new StateRow(new StateKey(row.Text(0), row.Text(1)), row.Number(2), row.Blob(3)), cancellationToken);

    public IAsyncEnumerable<PlannedEvent> EventsAsync(CancellationToken cancellationToken) =>
        Read("SELECT position, batch, kind, id, body FROM event ORDER BY position", static row => new PlannedEvent(row.Number(0), row.Number(1), new StateKey(row.Text(2), row.Text(3)), row.Blob(4)), cancellationToken);

    public IAsyncEnumerable<KeyValuePair<string, long>> KeysAsync(CancellationToken cancellationToken) =>
        Read("SELECT key, batch FROM idempotency", static row => KeyValuePair.Create(row.Text(0), row.Number(1)), cancellationToken);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async IAsyncEnumerable<T> Read<T>(string sql, Func<SqliteStatement, T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var statement = new SqliteStatement(_connection, sql);
        while (statement.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return read(statement);
        }

        await Task.CompletedTask; // there is nothing to wait for in a file
    }
}
