using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Federation.Cluster.Storage.Sqlite;

/// <summary>Counts what a database holds, by the index of its keys, and looks how large its files are.</summary>
internal static class SqliteMeasure
{
    public static StoreFigures Run(SqliteConnection connection, string path, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration stop = cancellationToken.Register(() => raw.sqlite3_interrupt(connection.Handle));
        try
        {
            return new StoreFigures
            {
                Engine = "SQLite",
                EngineVersion = connection.ServerVersion,
                Format = SqliteSchema.Version, // any other was refused when it was opened
                Rows = Rows(connection),
                Bytes = ((string[])["", "-wal", "-shm"]).Sum(suffix => Length(path + suffix)),
                FreeBytes = Free(path),
            };
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException("The count was cancelled.", exception, cancellationToken);
        }
    }

    private static ImmutableSortedDictionary<string, long> Rows(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT kind, count(*) FROM state GROUP BY kind";
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        while (reader.Read()) rows[reader.GetString(0)] = reader.GetInt64(1);
        return rows.ToImmutable();
    }

    private static long Length(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? file.Length : 0;
    }

    private static long? Free(string path)
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(path)!).AvailableFreeSpace; // a file's path has a folder
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
