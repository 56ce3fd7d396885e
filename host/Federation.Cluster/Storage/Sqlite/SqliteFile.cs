using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Federation.Cluster.Storage.Sqlite;

/// <summary>The database file, and how connections to it are opened.</summary>
internal sealed class SqliteFile(string path, SqliteStoreOptions options)
{
    /// <summary>Three rows of 2 KB share a page, where the default of 4 KB holds one and wastes the rest.</summary>
    public const int PageBytes = 8192;

    private const int WriterCacheKiB = 32 * 1024;
    private const int ReaderCacheKiB = 4 * 1024;

    // 64 MB of journal instead of the default of 1000 pages: under load a page is copied into the file once for many commits.
    private const int CheckpointPages = 8000;
    private const long LargestIdleJournal = 64L * 1024 * 1024;

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The one connection that writes. It creates the file and its tables where there are none.</summary>
    public SqliteConnection OpenForWriting() => Open(SqliteOpenMode.ReadWriteCreate, connection =>
    {
        // First, because what follows changes the file.
        bool isNew = SqliteSchema.IsEmpty(connection);
        if (!isNew) SqliteSchema.Demand(connection);
        Execute(connection, $"PRAGMA page_size = {PageBytes}");
        if (Query(connection, "PRAGMA journal_mode = WAL") is not "wal")
        {
            throw new StoreUnavailableException(StoreCodes.NoJournal, $"The file system of {Path} does not support SQLite's write-ahead journal.");
        }

        Execute(connection, "PRAGMA synchronous = FULL");
        Execute(connection, "PRAGMA secure_delete = ON");
        Execute(connection, $"PRAGMA cache_size = -{WriterCacheKiB}");
        Execute(connection, $"PRAGMA wal_autocheckpoint = {CheckpointPages}");
        Execute(connection, $"PRAGMA journal_size_limit = {LargestIdleJournal}");
        if (options.MaxBytes is { } most) Execute(connection, $"PRAGMA max_page_count = {Math.Max(1, most / PageBytes)}");
        if (isNew) SqliteSchema.Create(connection);
    });

    /// <summary>A connection that cannot write, also while another process does.</summary>
    public SqliteConnection OpenForReading() => Open(SqliteOpenMode.ReadOnly, static connection =>
    {
        SqliteSchema.Demand(connection);
        Execute(connection, $"PRAGMA cache_size = -{ReaderCacheKiB}");
    });

    public static void Execute(SqliteConnection connection, string sql) => Query(connection, sql);

    /// <summary>The first column of the first row as text; null where there is none.</summary>
    public static string? Query(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private SqliteConnection Open(SqliteOpenMode mode, Action<SqliteConnection> prepare)
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = mode,

            // The store keeps its own connections, with their statements prepared.
            Pooling = false,
            DefaultTimeout = (int)Math.Ceiling(options.BusyTimeout.TotalSeconds),
        };
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            connection.Open();
            _ = raw.sqlite3_busy_timeout(connection.Handle, (int)options.BusyTimeout.TotalMilliseconds);
            prepare(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
