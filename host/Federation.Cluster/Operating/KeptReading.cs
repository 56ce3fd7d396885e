namespace Federation.Cluster.Operating;

/// <summary>
/// Something that takes long to read, and is told for a while. One reading at a time, for all who wait and on behalf of none: whoever gives up leaves it to those who come after. Thread safe.
/// </summary>
/// <param name="read">Its token ends with this.</param>
/// <param name="lasts">From a reading's beginning.</param>
internal sealed class KeptReading<T>(Func<CancellationToken, Task<T>> read, TimeSpan lasts, TimeProvider clock) : IDisposable
    where T : class
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _end = new();
    private Task<T>? _reading;
    private DateTimeOffset _began;

    /// <summary>The last reading, or another where that is too old or failed.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled; the reading goes on.</exception>
    public Task<T> ReadAsync(CancellationToken cancellationToken)
    {
        Task<T> reading;
        lock (_gate)
        {
            if (_reading is null || (_reading.IsCompleted && (!_reading.IsCompletedSuccessfully || clock.GetUtcNow() - _began >= lasts)))
            {
                _began = clock.GetUtcNow();
                _reading = Task.Run(() => read(_end.Token), _end.Token);
            }

            reading = _reading;
        }

        return reading.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }
}
