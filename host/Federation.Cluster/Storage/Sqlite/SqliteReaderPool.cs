using System.Collections.Concurrent;

namespace Federation.Cluster.Storage.Sqlite;

/// <summary>
/// Reading connections. There are as many as readers at one moment, so that a slow scan never keeps others waiting; a few
/// are kept for the next ones. Thread safe.
/// </summary>
internal sealed class SqliteReaderPool(SqliteFile file) : IDisposable
{
    private const int MostIdle = 8;
    private readonly ConcurrentStack<SqliteReader> _idle = new();
    private volatile bool _closed;

    /// <summary>Reads on the caller's thread.</summary>
    public TResult Read<TState, TResult>(TState state, Func<SqliteReader, TState, TResult> read)
    {
        SqliteReader reader = Rent();
        try
        {
            TResult result = read(reader, state);
            Return(reader);
            return result;
        }
        catch (Exception exception)
        {
            // A statement that failed half way is not handed to the next reader.
            reader.Dispose();
            if (exception is OperationCanceledException) throw;
            throw SqliteFailure.Of(exception, file.Path);
        }
    }

    public SqliteReader Rent()
    {
        DemandOpen();
        if (_idle.TryPop(out SqliteReader? reader)) return reader;
        try
        {
            return new SqliteReader(file.OpenForReading());
        }
        catch (Exception exception)
        {
            throw SqliteFailure.Of(exception, file.Path);
        }
    }

    public void Return(SqliteReader reader)
    {
        if (_closed || _idle.Count >= MostIdle)
        {
            reader.Dispose();
            return;
        }

        _idle.Push(reader);

        // Closed between the question and the push.
        if (_closed) DisposeIdle();
    }

    public void DemandOpen()
    {
        if (_closed) throw SqliteFailure.Closed(file.Path);
    }

    public void Dispose()
    {
        _closed = true;
        DisposeIdle();
    }

    private void DisposeIdle()
    {
        while (_idle.TryPop(out SqliteReader? reader)) reader.Dispose();
    }
}
