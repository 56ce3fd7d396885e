using Federation.Cluster.Storage.Committing;
using Microsoft.Data.Sqlite;

namespace Federation.Cluster.Storage.Sqlite;

/// <summary>The writing connection with its statements: applies batches one after the other within a transaction. Not thread safe.</summary>
internal sealed class SqliteWriterSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _head;
    private readonly SqliteStatement _findKey;
    private readonly SqliteStatement _addKey;
    private readonly SqliteStatement _findRow;
    private readonly SqliteStatement _insertRow;
    private readonly SqliteStatement _updateRow;
    private readonly SqliteStatement _deleteRow;
    private readonly SqliteStatement _addEvent;
    private readonly SqliteStatement _rewriteEvent;
    private readonly List<long> _rows = [];

    public SqliteWriterSession(SqliteConnection connection)
    {
        _connection = connection;
        _begin = new(connection, "BEGIN IMMEDIATE");
        _commit = new(connection, "COMMIT");
        _head = new(connection, "SELECT seq FROM sqlite_sequence WHERE name = 'event'");
        _findKey = new(connection, "SELECT batch FROM idempotency WHERE key = ?1");
        _addKey = new(connection, "INSERT INTO idempotency (key, batch) VALUES (?1, ?2)");
        _findRow = new(connection, "SELECT row, version FROM state WHERE kind = ?1 AND id = ?2");
        _insertRow = new(connection, "INSERT INTO state (kind, id, version, body) VALUES (?1, ?2, 1, ?3)");
        _updateRow = new(connection, "UPDATE state SET version = version + 1, body = ?2 WHERE row = ?1");
        _deleteRow = new(connection, "DELETE FROM state WHERE row = ?1");
        _addEvent = new(connection, "INSERT INTO event (position, batch, kind, id, body) VALUES (?1, ?2, ?3, ?4, ?5)");
        _rewriteEvent = new(connection, "UPDATE event SET body = ?2 WHERE position = ?1");
    }

    /// <summary>The feed's position after what the open transaction has applied.</summary>
    public long Head { get; private set; }

    /// <summary>Opens a transaction. The head is read anew: a transaction before may have been rolled back.</summary>
    public void Begin()
    {
        _begin.Run();
        Head = _head.Step() ? _head.Number(0) : 0;
        _head.Reset();
    }

    /// <summary>Returns when everything applied since <see cref="Begin"/> is on the disk.</summary>
    public void Commit() => _commit.Run();

    /// <summary>
    /// Writes the database anew and empties the journal, outside of a transaction. Pages that were split or merged keep copies of rows where no row is any more, which <c>secure_delete</c> does not reach.
    /// </summary>
    /// <exception cref="StoreUnavailableException"><see cref="StoreCodes.Busy"/>: a reader still holds what was there before.</exception>
    public void Forget()
    {
        SqliteFile.Execute(_connection, "VACUUM");
        if (SqliteFile.Query(_connection, "PRAGMA wal_checkpoint(TRUNCATE)") is not "0")
        {
            throw new StoreUnavailableException(StoreCodes.Busy, $"The journal of {_connection.DataSource} cannot be emptied: somebody reads what was there before.");
        }
    }

    /// <summary>Checks everything the batch expects and then writes all of it; a batch that conflicts leaves no trace.</summary>
    public void Apply(PendingCommit pending)
    {
        StoreBatch batch = pending.Batch;
        if (batch.IdempotencyKey is { } known && FindKey(known) is { } position)
        {
            pending.Accept(new CommitReceipt(new FeedCursor(position), Repeated: true));
        }
        else if (FindConflict(batch.Writes) is { } conflict)
        {
            pending.Refuse(conflict);
        }
        else
        {
            for (int index = 0; index < batch.Writes.Count; index++) Write(batch.Writes[index], _rows[index]);
            Append(batch.Events);
            foreach (EventRewrite rewrite in batch.Rewrites) _rewriteEvent.Bind(1, rewrite.Position).BindBlob(2, rewrite.Body.Span).Run();
            if (batch.IdempotencyKey is { } key) _addKey.Bind(1, key).Bind(2, Head).Run();
            pending.Accept(new CommitReceipt(new FeedCursor(Head), Repeated: false));
        }
    }

    public void Dispose()
    {
        foreach (SqliteStatement statement in (ReadOnlySpan<SqliteStatement>)
            [_begin, _commit, _head, _findKey, _addKey, _findRow, _insertRow, _updateRow, _deleteRow, _addEvent, _rewriteEvent])
        {
            statement.Dispose();
        }

        // Rolls back what is open.
        _connection.Dispose();
    }

    private long? FindKey(string key)
    {
        long? position = _findKey.Bind(1, key).Step() ? _findKey.Number(0) : null;
        _findKey.Reset();
        return position;
    }

    /// <summary>The first row that is not at its expected version; the row ids of the others stay in <see cref="_rows"/>.</summary>
    private VersionConflictException? FindConflict(IReadOnlyList<StateWrite> writes)
    {
        _rows.Clear();
        foreach (StateWrite write in writes)
        {
            bool exists = _findRow.Bind(1, write.Key.Kind).Bind(2, write.Key.Id).Step();
            long row = exists ? _findRow.Number(0) : 0;
            long version = exists ? _findRow.Number(1) : 0;
            _findRow.Reset();
            if (version != write.ExpectedVersion) return new VersionConflictException(write.Key, write.ExpectedVersion, version);
            _rows.Add(row);
        }

        return null;
    }

    private void Write(StateWrite write, long row)
    {
        if (write.Body is { } body)
        {
            if (write.ExpectedVersion == 0) _insertRow.Bind(1, write.Key.Kind).Bind(2, write.Key.Id).BindBlob(3, body.Span).Run();
            else _updateRow.Bind(1, row).BindBlob(2, body.Span).Run();
        }
        else if (write.ExpectedVersion != 0)
        {
            _deleteRow.Bind(1, row).Run();
        }
    }

    private void Append(IReadOnlyList<EventWrite> events)
    {
        long batch = Head + events.Count;
        foreach (EventWrite written in events)
        {
            _addEvent.Bind(1, ++Head).Bind(2, batch).Bind(3, written.Subject.Kind).Bind(4, written.Subject.Id).BindBlob(5, written.Body.Span).Run();
        }
    }
}
