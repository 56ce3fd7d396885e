using System.Data;
using System.Runtime.CompilerServices;
using Federation.Cluster.Storage.Committing;
using Federation.Cluster.Storage.Transfer;
using Npgsql;
using static Federation.Cluster.Storage.Postgres.PostgresText;

namespace Federation.Cluster.Storage.Postgres;

/// <summary>What the tables hold at the moment of one transaction, also while hosts write.</summary>
internal sealed class PostgresContents : IStoreContents
{
    private readonly NpgsqlConnection _connection;
    private readonly string _place;

    private PostgresContents(NpgsqlConnection connection, string place, long head)
    {
        _connection = connection;
        _place = place;
        Head = head;
    }

    public long Head { get; }

    /// <param name="connection">Owned by the result.</param>
    public static async Task<PostgresContents> OpenAsync(NpgsqlConnection connection, string place, CancellationToken cancellationToken)
    {
        try
        {
            await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken); // ends with the connection
            return new PostgresContents(connection, place, await PostgresReader.HeadAsync(connection, cancellationToken));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public IAsyncEnumerable<StateRow> RowsAsync(CancellationToken cancellationToken) => ReadAsync(
        "COPY (SELECT kind, id, version, body FROM state ORDER BY kind, id) TO STDOUT (FORMAT BINARY)",
        async (row, cancellation) => new StateRow(new StateKey(await TextAsync(row, cancellation), await TextAsync(row, cancellation)), await row.ReadAsync<long>(cancellation), await row.ReadAsync<byte[]>(cancellation)),
        cancellationToken);

    public IAsyncEnumerable<PlannedEvent> EventsAsync(CancellationToken cancellationToken) => ReadAsync(
        "COPY (SELECT position, batch, kind, id, body FROM event ORDER BY position) TO STDOUT (FORMAT BINARY)",
        async (row, cancellation) => new PlannedEvent(await row.ReadAsync<long>(cancellation), await row.ReadAsync<long>(cancellation), new StateKey(await TextAsync(row, cancellation), await TextAsync(row, cancellation)), await row.ReadAsync<byte[]>(cancellation)),
        cancellationToken);

    public IAsyncEnumerable<KeyValuePair<string, long>> KeysAsync(CancellationToken cancellationToken) => ReadAsync(
        "COPY (SELECT key, position FROM idempotency) TO STDOUT (FORMAT BINARY)",
        async (row, cancellation) => KeyValuePair.Create(await TextAsync(row, cancellation), await row.ReadAsync<long>(cancellation)),
        cancellationToken);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static async ValueTask<string> TextAsync(NpgsqlBinaryExporter row, CancellationToken cancellationToken) => Text(await row.ReadAsync<byte[]>(cancellationToken));

    private async IAsyncEnumerable<T> ReadAsync<T>(string copy, Func<NpgsqlBinaryExporter, CancellationToken, ValueTask<T>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var rows = await GuardAsync(async () => await _connection.BeginBinaryExportAsync(copy, cancellationToken), cancellationToken);
        while (await GuardAsync(async () => await rows.StartRowAsync(cancellationToken) >= 0, cancellationToken)) yield return await GuardAsync(async () => await read(rows, cancellationToken), cancellationToken);
    }

    private async ValueTask<T> GuardAsync<T>(Func<ValueTask<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw PostgresFailure.Of(exception, _place);
        }
    }
}
