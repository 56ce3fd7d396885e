using System.Collections.Immutable;
using Npgsql;
using static Federation.Cluster.Storage.Postgres.PostgresText;

namespace Federation.Cluster.Storage.Postgres;

/// <summary>Counts what the tables hold, by the index of the keys, and asks how large they are.</summary>
internal static class PostgresMeasure
{
    public static async ValueTask<StoreFigures> RunAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var rows = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        await using (var count = new NpgsqlCommand("SELECT kind, count(*) FROM state GROUP BY kind", connection))
        await using (var reader = await count.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken)) rows[Text(reader.GetFieldValue<byte[]>(0))] = reader.GetInt64(1);
        }

        await using var size = new NpgsqlCommand("SELECT sum(pg_total_relation_size(name))::bigint FROM unnest(ARRAY['store', 'state', 'event', 'idempotency']::regclass[]) AS name", connection);
        return new StoreFigures
        {
            Engine = "PostgreSQL",
            EngineVersion = connection.PostgreSqlVersion.ToString(),
            Format = PostgresSchema.Version, // any other was taken there when it was opened
            Rows = rows.ToImmutable(),
            Bytes = await size.ExecuteScalarAsync(cancellationToken) as long? ?? 0,
            FreeBytes = null, // the server tells nobody what its disk has left
        };
    }
}
