namespace Federation.Cluster.Sync;

/// <summary>
/// Wakes whoever watches runs in this process, with every record that is stored: pages without news of any centre are in no feed. It tells which run moved and nothing of it; that is read from the store. Runs of other silos are not
/// told. Thread safe.
/// </summary>
public sealed class RunNews
{
    /// <summary>Runs that are remembered; who watches takes them as they come.</summary>
    private const int MostRuns = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(NetworkId Network, string Run), long> _moved = [];
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _last;

    /// <summary>The number of the newest.</summary>
    public long Last
    {
        get
        {
            lock (_gate) return _last;
        }
    }

    /// <summary>The runs that moved after that number, each once, in the order in which they moved last, as soon as one did.</summary>
    public async Task<IReadOnlyList<MovedRun>> AfterAsync(long number, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (_last > number) return [.. _moved.Where(run => run.Value > number).OrderBy(run => run.Value).Select(run => new MovedRun(run.Key.Network, run.Key.Run, run.Value))];
                next = _next.Task;
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    internal void Tell(RunRecord stored)
    {
        lock (_gate)
        {
            _moved[(stored.Network, stored.Id)] = ++_last;
            if (_moved.Count > MostRuns) _moved.Remove(_moved.MinBy(run => run.Value).Key);
            _next.TrySetResult();
            _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}

/// <summary>A run whose record was stored.</summary>
/// <param name="Number">Grows with each.</param>
public sealed record MovedRun(NetworkId Network, string Run, long Number);
