using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Federation.Cluster.Storage.Sqlite;

/// <summary>Reads everything and says what is wrong with it.</summary>
internal static class SqliteCheck
{
    // Each question counts what breaks a rule.
    private static readonly (string Count, string Problem)[] Rules =
    [
        ("SELECT count(*) FROM state WHERE kind = '' OR id = ''", "State rows with an empty kind or id"),
        ("SELECT count(*) FROM state WHERE version < 1", "State rows with a version below 1"),
        ("SELECT count(*) FROM event WHERE kind = '' OR id = ''", "Events without a subject"),
        ("SELECT count(*) FROM event WHERE position < 1", "Events before the start of the feed"),
        ("SELECT count(*) FROM (SELECT batch FROM event GROUP BY batch HAVING max(position) <> batch OR max(position) - min(position) + 1 <> count(*))", "Incomplete batches of the feed"),
        ("SELECT count(*) FROM event WHERE position > (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'event')", "Events beyond the head of the feed"),
        ("SELECT count(*) FROM idempotency WHERE batch < 0 OR batch > (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'event')", "Idempotency keys with a position outside the feed"),
    ];

    public static List<string> Run(SqliteConnection connection, CancellationToken cancellationToken)
    {
        // A large file takes minutes: SQLite itself stops when nobody wants the answer any more.
        using CancellationTokenRegistration stop = cancellationToken.Register(() => raw.sqlite3_interrupt(connection.Handle));
        try
        {
            return Problems(connection);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException("The check was cancelled.", exception, cancellationToken);
        }
    }

    private static List<string> Problems(SqliteConnection connection)
    {
        // The rules have no meaning over pages that cannot be read.
        List<string> problems = IntegrityProblems(connection);
        if (problems.Count > 0) return problems;
        foreach ((string count, string problem) in Rules)
        {
            if (SqliteFile.Query(connection, count) is { } found and not "0") problems.Add(string.Create(CultureInfo.InvariantCulture, $"{problem}: {found}."));
        }

        return problems;
    }

    private static List<string> IntegrityProblems(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        List<string> problems = [];
        try
        {
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                string line = reader.GetString(0);
                if (line != "ok") problems.Add($"The database file is damaged: {line}.");
            }
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB)
        {
            // Damaged so badly that the check itself gives up.
            problems.Add($"The database file is damaged: {raw.sqlite3_errmsg(connection.Handle).utf8_to_string()}.");
        }

        return problems;
    }
}
