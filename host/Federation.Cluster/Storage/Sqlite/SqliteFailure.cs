using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Federation.Cluster.Storage.Sqlite;

/// <summary>Turns what SQLite reports into the store's own failures.</summary>
internal static class SqliteFailure
{
    public static StoreUnavailableException Of(Exception exception, string path) => exception switch
    {
        StoreUnavailableException known => known,
        SqliteException sqlite => Of(sqlite, path),
        _ => new StoreUnavailableException(StoreCodes.Unavailable, $"The database {path} could not be used.", exception),
    };

    /// <param name="code">What SQLite has just answered on this connection.</param>
    public static StoreUnavailableException Of(int code, SqliteConnection connection) => Of(
        new SqliteException(raw.sqlite3_errmsg(connection.Handle).utf8_to_string(), code, raw.sqlite3_extended_errcode(connection.Handle)),
        connection.DataSource);

    public static StoreUnavailableException Closed(string path) =>
        new(StoreCodes.Closed, $"The database {path} is closed; nothing was written.");

    private static StoreUnavailableException Of(SqliteException exception, string path)
    {
        (string code, string what) = exception.SqliteErrorCode switch
        {
            raw.SQLITE_FULL => (StoreCodes.Full, "has no room left, on its disk or under the size that its settings allow"),
            raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => (StoreCodes.ReadOnly, "may not be written by this process"),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => (StoreCodes.Busy, "is locked by another process"),
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => (StoreCodes.Damaged, "is damaged or not a database"),
            raw.SQLITE_CANTOPEN => (StoreCodes.CannotOpen, "cannot be opened"),
            raw.SQLITE_IOERR => (StoreCodes.InputOutput, "cannot be read or written: its disk answered with an error"),
            _ => (StoreCodes.Unavailable, "could not be used"),
        };
        return new StoreUnavailableException(code, $"The database {path} {what} (SQLite {exception.SqliteExtendedErrorCode}).", exception);
    }
}
