using Federation.Cluster.Adapters.Cage;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>
/// The more of the processor a worker has had, the further it stands back: a short run passes one that loops or floods, and both pass
/// nobody who answers a query. The idea of a multilevel feedback queue. Not thread safe.
/// </summary>
internal sealed class WorkerAging(int process)
{
    /// <summary>The niceness after <see cref="Grown"/>.</summary>
    public const int GrownNice = 10;

    /// <summary>Most runs are over by then.</summary>
    public static readonly TimeSpan Grown = TimeSpan.FromSeconds(2);

    /// <summary>From then on a worker has what nobody else wants.</summary>
    public static readonly TimeSpan Old = TimeSpan.FromSeconds(10);

    private bool _grown;
    private bool _old;

    /// <param name="processorTime">What it has had so far.</param>
    public void Grow(TimeSpan processorTime)
    {
        if (!OperatingSystem.IsLinux()) return;
        if (processorTime >= Old && !_old)
        {
            ProcessCourtesy.StandLast(process);
            _grown = _old = true;
        }
        else if (processorTime >= Grown && !_grown)
        {
            ProcessCourtesy.Raise(process, GrownNice);
            _grown = true;
        }
    }
}
