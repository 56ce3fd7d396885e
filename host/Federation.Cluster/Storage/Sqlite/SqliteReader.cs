using System.Text;
using Federation.Cluster.Storage.Committing;
using Microsoft.Data.Sqlite;

namespace Federation.Cluster.Storage.Sqlite;

/// <summary>A reading connection with its statements. Not thread safe: it is rented from <see cref="SqliteReaderPool"/>.</summary>
internal sealed class SqliteReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _end;
    private readonly SqliteStatement _head;
    private readonly SqliteStatement _row;
    private readonly SqliteStatement _scan;
    private readonly SqliteStatement _ids;
    private readonly SqliteStatement _feed;
    private readonly SqliteStatement _events;
    private byte[] _lastKindUtf8 = [];
    private string _lastKind = "";

    public SqliteReader(SqliteConnection connection)
    {
        _connection = connection;
        _begin = new(connection, "BEGIN");
        _end = new(connection, "COMMIT");
        _head = new(connection, "SELECT seq FROM sqlite_sequence WHERE name = 'event'");
        _row = new(connection, "SELECT version, body FROM state WHERE kind = ?1 AND id = ?2");
        _scan = new(connection, "SELECT version, body, id FROM state WHERE kind = ?1 AND id >= ?2 AND id < ?3 ORDER BY id");
        _ids = new(connection, "SELECT id FROM state WHERE kind = ?1 AND id >= ?2 AND id < ?3 ORDER BY id");
        _feed = new(connection, """
            SELECT state.version, state.body, event.kind, event.id, event.body, event.batch
            FROM event LEFT JOIN state ON state.kind = event.kind AND state.id = event.id
            WHERE event.position > ?1 ORDER BY event.position
            """);
        _events = new(connection, "SELECT position, kind, id, body FROM event WHERE position > ?1 ORDER BY position LIMIT ?2");
    }

    public SqliteConnection Connection => _connection;

    public long Head()
    {
        long head = _head.Step() ? _head.Number(0) : 0;
        _head.Reset();
        return head;
    }

    public StateRow? Row(StateKey key)
    {
        StateRow? row = _row.Bind(1, key.Kind).Bind(2, key.Id).Step() ? Row(_row, key) : null;
        _row.Reset();
        return row;
    }

    /// <summary>All of them in one view of the database.</summary>
    public StateRow?[] Rows(string kind, IReadOnlyList<string> ids)
    {
        var rows = new StateRow?[ids.Count];
        _begin.Run();
        for (int index = 0; index < rows.Length; index++) rows[index] = Row(new StateKey(kind, ids[index]));
        _end.Run();
        return rows;
    }

    /// <summary>Starts a scan, whose rows are taken one by one with <see cref="NextOfScan"/>.</summary>
    public void StartScan(string kind, string prefix) => Start(_scan, kind, prefix);

    /// <summary>The same for ids alone, with <see cref="NextId"/>; the index has them, and no row is touched.</summary>
    public void StartScanOfIds(string kind, string prefix) => Start(_ids, kind, prefix);

    /// <summary>The same for the ids after one.</summary>
    public void StartScanAfter(string kind, string after)
    {
        _scan.Reset();
        // No text lies between an id and the same with U+0000 behind it.
        _scan.Bind(1, kind).Bind(2, after.Length == 0 ? "" : after + '\0').BindBlob(3, []);
    }

    public StateRow? NextOfScan(string kind)
    {
        if (_scan.Step()) return Row(_scan, new StateKey(kind, _scan.Text(2)));
        _scan.Reset();
        return null;
    }

    public string? NextId()
    {
        if (_ids.Step()) return _ids.Text(0);
        _ids.Reset();
        return null;
    }

    public void StopScan()
    {
        _scan.Reset();
        _ids.Reset();
    }

    public FeedSlice Feed(FeedCursor after, int limit)
    {
        List<FeedBatch> batches = [];
        List<FeedEvent> events = [];
        long current = 0;
        _feed.Bind(1, after[0]);
        while (_feed.Step())
        {
            long batch = _feed.Number(5);
            if (batch != current)
            {
                Close(current);
                if (batches.Count == limit) break;
                current = batch;
            }

            var subject = new StateKey(Kind(_feed.Bytes(2)), _feed.Text(3));
            events.Add(new FeedEvent(subject, _feed.Blob(4), _feed.IsNull(0) ? null : Row(_feed, subject)));
        }

        Close(current);
        _feed.Reset();
        return new FeedSlice(batches, batches.Count == 0 ? after : batches[^1].Position);

        void Close(long position)
        {
            if (events.Count == 0) return;
            batches.Add(new FeedBatch(new FeedCursor(position), events));
            events = [];
        }
    }

    /// <summary>Up to so many events after the position, in order, without their subjects' rows.</summary>
    public List<StoredEvent> Events(long after, int limit)
    {
        List<StoredEvent> events = [];
        _events.Bind(1, after).Bind(2, limit);
        while (_events.Step()) events.Add(new StoredEvent(_events.Number(0), new StateKey(Kind(_events.Bytes(1)), _events.Text(2)), _events.Blob(3)));
        _events.Reset();
        return events;
    }

    public void Dispose()
    {
        foreach (SqliteStatement statement in (ReadOnlySpan<SqliteStatement>)[_begin, _end, _head, _row, _scan, _ids, _feed, _events]) statement.Dispose();
        _connection.Dispose();
    }

    private static void Start(SqliteStatement scan, string kind, string prefix)
    {
        scan.Reset();
        scan.Bind(1, kind).Bind(2, prefix);
        if (prefix.Length == 0)
        {
            // In SQLite's order every blob comes after every text.
            scan.BindBlob(3, []);
            return;
        }

        // The first bytes after everything that starts with the prefix. UTF-8 never holds 0xFF, so its last byte can grow.
        byte[] after = Encoding.UTF8.GetBytes(prefix);
        after[^1]++;
        scan.BindUtf8(3, after);
    }

    private static StateRow Row(SqliteStatement statement, StateKey key) => new(key, statement.Number(0), statement.Blob(1));

    /// <summary>Neighbours in the feed mostly share their kind: one string for all of them.</summary>
    private string Kind(ReadOnlySpan<byte> utf8)
    {
        if (!utf8.SequenceEqual(_lastKindUtf8)) (_lastKindUtf8, _lastKind) = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        return _lastKind;
    }
}
