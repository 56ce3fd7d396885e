using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Federation.Cluster.Storage.Sqlite;

/// <summary>
/// A prepared statement that lives as long as its connection. It takes and gives UTF-8 and spans, which ADO.NET's
/// parameters do not: a body is copied once, and a text may hold U+0000. Not thread safe.
/// </summary>
/// <remarks>Every member throws <see cref="StoreUnavailableException"/> where SQLite reports an error.</remarks>
internal sealed class SqliteStatement : IDisposable
{
    private const int StackBytes = 512;
    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _connection = connection;
        Demand(raw.sqlite3_prepare_v3(connection.Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <param name="index">Parameters count from 1.</param>
    public SqliteStatement Bind(int index, long value)
    {
        Demand(raw.sqlite3_bind_int64(_statement, index, value));
        return this;
    }

    /// <summary>Binds well-formed text.</summary>
    public SqliteStatement Bind(int index, string text)
    {
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most <= StackBytes)
        {
            Span<byte> utf8 = stackalloc byte[StackBytes];
            return BindUtf8(index, utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
        }

        byte[] rented = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            return BindUtf8(index, rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Binds the bytes of a text; they may end anywhere, as the bound of a range does.</summary>
    public SqliteStatement BindUtf8(int index, ReadOnlySpan<byte> utf8)
    {
        // An empty span would bind NULL instead of an empty text.
        Demand(utf8.IsEmpty ? raw.sqlite3_bind_text(_statement, index, "") : raw.sqlite3_bind_text(_statement, index, utf8));
        return this;
    }

    public SqliteStatement BindBlob(int index, ReadOnlySpan<byte> bytes)
    {
        // And here instead of an empty blob.
        Demand(bytes.IsEmpty ? raw.sqlite3_bind_zeroblob(_statement, index, 0) : raw.sqlite3_bind_blob(_statement, index, bytes));
        return this;
    }

    /// <summary>True where a row can be read; false at the end.</summary>
    public bool Step()
    {
        int code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW) return true;
        if (code != raw.SQLITE_DONE) Demand(code);
        return false;
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    public void Run()
    {
        try
        {
            Step();
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Ends the read and lets go of its view of the database. Repeats no error: the step that failed has reported it.</summary>
    public void Reset() => raw.sqlite3_reset(_statement);

    /// <param name="column">Columns count from 0.</param>
    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public byte[] Blob(int column) => Bytes(column).ToArray();

    /// <summary>The bytes of a text or a blob, valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    public void Dispose() => _statement.Dispose();

    private void Demand(int code)
    {
        if (code != raw.SQLITE_OK) throw SqliteFailure.Of(code, _connection);
    }
}
