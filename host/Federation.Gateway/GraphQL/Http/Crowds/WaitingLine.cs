using System.Diagnostics;

namespace Federation.Gateway.GraphQL.Http.Crowds;

/// <summary>
/// Pieces of work that do nothing but stand in a queue, one more at each look: those that have not begun tell how long the queue is. For one thread; the work itself begins on others.
/// </summary>
/// <param name="queue">Where work stands behind all other work, as what a new request brings does.</param>
internal sealed class WaitingLine(Action<IThreadPoolWorkItem> queue)
{
    /// <summary>No more stand there than say enough.</summary>
    private const int Longest = 100;

    private readonly Queue<Waiting> _standing = new();

    /// <param name="now">A timestamp of <see cref="Stopwatch"/>.</param>
    /// <returns>For how long the first that has not begun has stood there; zero where all have.</returns>
    public TimeSpan Look(long now)
    {
        while (_standing.TryPeek(out var first) && first.HasBegun) _standing.Dequeue();
        var wait = _standing.TryPeek(out var oldest) ? Stopwatch.GetElapsedTime(oldest.Since, now) : TimeSpan.Zero;
        if (_standing.Count >= Longest) return wait;
        var next = new Waiting(now);
        _standing.Enqueue(next);
        queue(next);
        return wait;
    }

    private sealed class Waiting(long since) : IThreadPoolWorkItem
    {
        private volatile bool _hasBegun;

        public long Since => since;

        public bool HasBegun => _hasBegun;

        public void Execute() => _hasBegun = true;
    }
}
