using Federation.Cluster.Storage.Committing;
using Npgsql;
using static Federation.Cluster.Storage.Postgres.PostgresText;

namespace Federation.Cluster.Storage.Postgres;

/// <summary>The questions that are asked of the tables. Each takes a connection for itself alone.</summary>
internal static class PostgresReader
{
    /// <summary>So many bytes of bodies are held at most, and one row more.</summary>
    private const long MostBytes = 8 * 1024 * 1024;

    public static async ValueTask<long> HeadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT position FROM store", connection);
        return await command.ExecuteScalarAsync(cancellationToken) is long head ? head : throw new StoreUnavailableException(StoreCodes.Damaged, "The row that holds the end of the feed is missing.");
    }

    public static async ValueTask<StateRow?> RowAsync(NpgsqlConnection connection, StateKey key, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT version, body FROM state WHERE kind = $1 AND id = $2", connection) { Parameters = { One(Bytes(key.Kind)), One(Bytes(key.Id)) } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new StateRow(key, reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : null;
    }

    /// <summary>Puts what is there into its places.</summary>
    public static async ValueTask<StateRow?[]> RowsAsync(NpgsqlConnection connection, string kind, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var rows = new StateRow?[ids.Count];
        const string Sql = "SELECT asked.place, state.version, state.body FROM unnest($2) WITH ORDINALITY AS asked (id, place) JOIN state ON state.kind = $1 AND state.id = asked.id";
        await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { One(Bytes(kind)), Many(ids) } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            int place = (int)reader.GetInt64(0) - 1;
            rows[place] = new StateRow(new StateKey(kind, ids[place]), reader.GetInt64(1), reader.GetFieldValue<byte[]>(2));
        }

        return rows;
    }

    /// <summary>The next rows in the order of their ids. They may be fewer than the limit where their bodies are large, and then more follow.</summary>
    public static async ValueTask<Page<StateRow>> PageAsync(NpgsqlConnection connection, string kind, IdRange range, int limit, CancellationToken cancellationToken)
    {
        await using var command = range.Command("SELECT id, version, body FROM state", kind, limit, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<StateRow> rows = [];
        long bytes = 0;
        while (bytes < MostBytes && await reader.ReadAsync(cancellationToken))
        {
            byte[] body = reader.GetFieldValue<byte[]>(2);
            rows.Add(new StateRow(new StateKey(kind, Text(reader.GetFieldValue<byte[]>(0))), reader.GetInt64(1), body));
            bytes += body.Length;
        }

        return new Page<StateRow>(rows, rows.Count == limit || bytes >= MostBytes);
    }

    /// <summary>The next ids alone.</summary>
    public static async ValueTask<Page<string>> IdsAsync(NpgsqlConnection connection, string kind, IdRange range, int limit, CancellationToken cancellationToken)
    {
        await using var command = range.Command("SELECT id FROM state", kind, limit, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<string> ids = [];
        while (await reader.ReadAsync(cancellationToken)) ids.Add(Text(reader.GetFieldValue<byte[]>(0)));
        return new Page<string>(ids, ids.Count == limit);
    }

    public static async ValueTask<FeedSlice> FeedAsync(NpgsqlConnection connection, FeedCursor after, int limit, CancellationToken cancellationToken)
    {
        // One statement sees one moment: batches are whole, and their subjects are as they were then.
        const string Sql = """
            SELECT event.batch, event.kind, event.id, event.body, state.version, state.body
            FROM event LEFT JOIN state ON state.kind = event.kind AND state.id = event.id
            WHERE event.position > $1 AND event.position <= (SELECT max(last.position) FROM (SELECT position FROM event WHERE position > $1 AND position = batch ORDER BY position LIMIT $2) AS last)
            ORDER BY event.position
            """;
        await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { One(after[0]), One((long)limit) } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<(long Batch, FeedEvent Event)> events = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            var subject = new StateKey(Text(reader.GetFieldValue<byte[]>(1)), Text(reader.GetFieldValue<byte[]>(2)));
            var current = await reader.IsDBNullAsync(4, cancellationToken) ? null : new StateRow(subject, reader.GetInt64(4), reader.GetFieldValue<byte[]>(5));
            events.Add((reader.GetInt64(0), new FeedEvent(subject, reader.GetFieldValue<byte[]>(3), current)));
        }

        List<FeedBatch> batches = [.. events.GroupBy(found => found.Batch, found => found.Event).Select(batch => new FeedBatch(new FeedCursor(batch.Key), [.. batch]))];
        return new FeedSlice(batches, batches.Count == 0 ? after : batches[^1].Position);
    }

    /// <summary>Up to so many events after the position, in order.</summary>
    public static async ValueTask<IReadOnlyList<StoredEvent>> EventsAsync(NpgsqlConnection connection, long after, int limit, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT position, kind, id, body FROM event WHERE position > $1 ORDER BY position LIMIT $2", connection) { Parameters = { One(after), One((long)limit) } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<StoredEvent> events = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            events.Add(new StoredEvent(reader.GetInt64(0), new StateKey(Text(reader.GetFieldValue<byte[]>(1)), Text(reader.GetFieldValue<byte[]>(2))), reader.GetFieldValue<byte[]>(3)));
        }

        return events;
    }
}

/// <summary>A part of a scan, and whether more follows it.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, bool HasMore);
