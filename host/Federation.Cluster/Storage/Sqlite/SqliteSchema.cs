using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Federation.Cluster.Storage.Sqlite;

/// <summary>The tables, and the version of their shape.</summary>
internal static class SqliteSchema
{
    /// <summary>Stored as <c>PRAGMA user_version</c>.</summary>
    public const int Version = 1;

    // state: a table with row ids and an index apart, because WITHOUT ROWID keeps bodies in the index and slows every step.
    // event: one row an event; "batch" is the position of its batch's last event, so a batch is never split.
    //        AUTOINCREMENT: no position is ever used twice, even where the newest events were erased.
    // idempotency: the key of a commit and the feed's position right after it.
    private const string Tables = """
        CREATE TABLE state (row INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
        CREATE UNIQUE INDEX state_key ON state (kind, id);
        CREATE TABLE event (position INTEGER PRIMARY KEY AUTOINCREMENT, batch INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, body BLOB NOT NULL) STRICT;
        CREATE TABLE idempotency (key TEXT PRIMARY KEY, batch INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        """;

    /// <summary>True for a file that nobody has written yet.</summary>
    public static bool IsEmpty(SqliteConnection connection) =>
        SqliteFile.Query(connection, "SELECT (SELECT count(*) FROM sqlite_schema) + (SELECT user_version FROM pragma_user_version)") is "0";

    public static void Create(SqliteConnection connection) =>
        SqliteFile.Execute(connection, $"BEGIN IMMEDIATE; {Tables} PRAGMA user_version = {Version}; COMMIT");

    /// <exception cref="StoreUnavailableException">The file is newer, or not a directory's.</exception>
    public static void Demand(SqliteConnection connection)
    {
        int version = int.Parse(SqliteFile.Query(connection, "PRAGMA user_version") ?? "0", CultureInfo.InvariantCulture);
        if (version > Version)
        {
            throw new StoreUnavailableException(
                StoreCodes.Newer,
                $"The database {connection.DataSource} has format {version}; this release knows formats up to {Version}.");
        }

        if (version < Version) throw new StoreUnavailableException(StoreCodes.Foreign, $"The database {connection.DataSource} is not a directory's store.");
    }
}
