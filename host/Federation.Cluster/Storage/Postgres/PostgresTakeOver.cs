using Federation.Cluster.Storage.Transfer;
using Npgsql;
using NpgsqlTypes;
using static Federation.Cluster.Storage.Postgres.PostgresText;

namespace Federation.Cluster.Storage.Postgres;

/// <summary>Fills the tables with what another store holds, in one transaction: until its end everybody sees what was there before.</summary>
internal static class PostgresTakeOver
{
    public static async Task RunAsync(NpgsqlConnection connection, IStoreContents contents, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var empty = new NpgsqlCommand("SELECT position FROM store FOR UPDATE; TRUNCATE state, event, idempotency", connection) { CommandTimeout = 0 }) await empty.ExecuteNonQueryAsync(cancellationToken);
        await using (var rows = await connection.BeginBinaryImportAsync("COPY state (kind, id, version, body) FROM STDIN (FORMAT BINARY)", cancellationToken))
        {
            await foreach (var row in contents.RowsAsync(cancellationToken)) await WriteAsync(rows, [Bytes(row.Key.Kind), Bytes(row.Key.Id), row.Version, row.Body], cancellationToken);
            await rows.CompleteAsync(cancellationToken);
        }

        await using (var events = await connection.BeginBinaryImportAsync("COPY event (position, batch, kind, id, body) FROM STDIN (FORMAT BINARY)", cancellationToken))
        {
            await foreach (var told in contents.EventsAsync(cancellationToken)) await WriteAsync(events, [told.Position, told.Batch, Bytes(told.Subject.Kind), Bytes(told.Subject.Id), told.Body], cancellationToken);
            await events.CompleteAsync(cancellationToken);
        }

        await using (var keys = await connection.BeginBinaryImportAsync("COPY idempotency (key, position) FROM STDIN (FORMAT BINARY)", cancellationToken))
        {
            await foreach (var (key, position) in contents.KeysAsync(cancellationToken)) await WriteAsync(keys, [Bytes(key), position], cancellationToken);
            await keys.CompleteAsync(cancellationToken);
        }

        await using (var head = new NpgsqlCommand("UPDATE store SET position = $1", connection) { Parameters = { One(contents.Head) } }) await head.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter rows, object[] values, CancellationToken cancellationToken)
    {
        await rows.StartRowAsync(cancellationToken);
        foreach (object value in values)
        {
            if (value is long number) await rows.WriteAsync(number, NpgsqlDbType.Bigint, cancellationToken);
            else if (value is ReadOnlyMemory<byte> body) await rows.WriteAsync(body, NpgsqlDbType.Bytea, cancellationToken);
            else await rows.WriteAsync((byte[])value, NpgsqlDbType.Bytea, cancellationToken);
        }
    }
}
