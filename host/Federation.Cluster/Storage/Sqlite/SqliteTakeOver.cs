using Federation.Cluster.Storage.Committing;
using Federation.Cluster.Storage.Transfer;
using Microsoft.Data.Sqlite;

namespace Federation.Cluster.Storage.Sqlite;

/// <summary>Fills a file with what another store holds, in one transaction.</summary>
internal static class SqliteTakeOver
{
    /// <param name="connection">Open for writing, and nobody else's.</param>
    /// <exception cref="StoreUnavailableException"><see cref="StoreCodes.Occupied"/>.</exception>
    public static async Task RunAsync(SqliteConnection connection, IStoreContents contents, CancellationToken cancellationToken)
    {
        if (SqliteFile.Query(connection, "SELECT EXISTS (SELECT 1 FROM state) OR EXISTS (SELECT 1 FROM sqlite_sequence)") is not "0") throw new StoreUnavailableException(StoreCodes.Occupied, $"The database {connection.DataSource} is not empty.");
        SqliteFile.Execute(connection, "BEGIN IMMEDIATE");
        using (var row = new SqliteStatement(connection, "INSERT INTO state (kind, id, version, body) VALUES (?1, ?2, ?3, ?4)"))
        {
            await foreach (StateRow found in contents.RowsAsync(cancellationToken)) row.Bind(1, found.Key.Kind).Bind(2, found.Key.Id).Bind(3, found.Version).BindBlob(4, found.Body.Span).Run();
        }

        using (var told = new SqliteStatement(connection, "INSERT INTO event (position, batch, kind, id, body) VALUES (?1, ?2, ?3, ?4, ?5)"))
        {
            await foreach (PlannedEvent found in contents.EventsAsync(cancellationToken)) told.Bind(1, found.Position).Bind(2, found.Batch).Bind(3, found.Subject.Kind).Bind(4, found.Subject.Id).BindBlob(5, found.Body.Span).Run();
        }

        using (var key = new SqliteStatement(connection, "INSERT INTO idempotency (key, batch) VALUES (?1, ?2)"))
        {
            await foreach (var (known, position) in contents.KeysAsync(cancellationToken)) key.Bind(1, known).Bind(2, position).Run();
        }

        // The newest events may have been erased: the head is beyond them.
        using (var head = new SqliteStatement(connection, "DELETE FROM sqlite_sequence")) head.Run();
        using (var head = new SqliteStatement(connection, "INSERT INTO sqlite_sequence (name, seq) VALUES ('event', ?1)")) head.Bind(1, contents.Head).Run();
        SqliteFile.Execute(connection, "COMMIT");
    }
}
