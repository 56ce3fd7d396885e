using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Federation.Cluster.Storage.Sqlite;

/// <summary>Reads everything and says what is wrong with it.</summary>
internal static class SqliteCheck
{
    // Each question counts the rows that break a rule; the message is its answer when there are any.
    private static readonly (string Count, string Problem)[] Rules =
    [
        ("SELECT count(*) FROM state WHERE kind = '' OR id = ''", "state rows have an empty kind or id"),
        ("SELECT count(*) FROM state WHERE version < 1", "state rows have a version below 1"),
        ("SELECT count(*) FROM event WHERE kind = '' OR id = ''", "events have no subject"),
        ("SELECT count(*) FROM event WHERE position < 1", "events lie before the start of the feed"),
        ("SELECT count(*) FROM (SELECT batch FROM event GROUP BY batch HAVING max(position) <> batch OR max(position) - min(position) + 1 <> count(*))", "batches of the feed are incomplete"),
        ("SELECT count(*) FROM event WHERE position > (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'event')", "events lie beyond the head of the feed"),
        ("SELECT count(*) FROM idempotency WHERE batch < 0 OR batch > (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'event')", "idempotency keys name a position beyond the head of the feed"),
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
        List<string> problems = IntegrityProblems(connection);
        foreach ((string count, string problem) in Rules)
        {
            if (SqliteFile.Query(connection, count) is { } found and not "0") problems.Add(string.Create(CultureInfo.InvariantCulture, $"{found} {problem}."));
        }

        return problems;
    }

    private static List<string> IntegrityProblems(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> problems = [];
        while (reader.Read())
        {
            string line = reader.GetString(0);
            if (line != "ok") problems.Add($"The database file is damaged: {line}.");
        }

        return problems;
    }
}
