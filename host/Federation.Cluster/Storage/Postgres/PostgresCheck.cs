using System.Globalization;
using Npgsql;

namespace Federation.Cluster.Storage.Postgres;

/// <summary>Reads everything and says what is wrong with it.</summary>
internal static class PostgresCheck
{
    // Each question counts what breaks a rule.
    private static readonly (string Count, string Problem)[] Rules =
    [
        ("SELECT abs(count(*) - 1) FROM store", "Rows for the end of the feed, too many or too few"),
        ("SELECT count(*) FROM state WHERE kind = '' OR id = ''", "State rows with an empty kind or id"),
        ("SELECT count(*) FROM state WHERE version < 1", "State rows with a version below 1"),
        ("SELECT count(*) FROM event WHERE kind = '' OR id = ''", "Events without a subject"),
        ("SELECT count(*) FROM event WHERE position < 1", "Events before the start of the feed"),
        ("SELECT count(*) FROM (SELECT batch FROM event GROUP BY batch HAVING max(position) <> batch OR max(position) - min(position) + 1 <> count(*)) AS broken", "Incomplete batches of the feed"),
        ("SELECT count(*) FROM event WHERE position > (SELECT max(position) FROM store)", "Events beyond the head of the feed"),
        ("SELECT count(*) FROM idempotency WHERE position < 0 OR position > (SELECT max(position) FROM store)", "Idempotency keys with a position outside the feed"),
    ];

    public static async ValueTask<IReadOnlyList<string>> RunAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        List<string> problems = [];
        try
        {
            // One moment for all, and every body read once: a page that its checksum does not fit is found so.
            await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
            foreach ((string count, string problem) in Rules)
            {
                if (await CountAsync(connection, count, cancellationToken) is var found and > 0) problems.Add(string.Create(CultureInfo.InvariantCulture, $"{problem}: {found}."));
            }

            foreach (string table in (string[])["state", "event"]) await CountAsync(connection, $"SELECT coalesce(sum(length(md5(body))), 0)::bigint FROM {table}", cancellationToken);
        }
        catch (PostgresException damaged) when (damaged.SqlState is PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted)
        {
            problems.Add($"The database is damaged: PostgreSQL {damaged.SqlState}.");
        }

        return problems;
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteScalarAsync(cancellationToken) as long? ?? 0;
    }
}
