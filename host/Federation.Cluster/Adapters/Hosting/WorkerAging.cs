using Federation.Cluster.Adapters.Cage;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>
/// The more of the processor a worker has had, the further it stands back: a short run passes one that loops or floods, and both pass
/// nobody who answers a query. The idea of a multilevel feedback queue. Not thread safe.
/// </summary>
internal sealed class WorkerAging(int process)
{
    private static readonly (TimeSpan Had, int Nice)[] Ages = [(TimeSpan.FromSeconds(60), 19), (TimeSpan.FromSeconds(10), 15), (TimeSpan.FromSeconds(2), 10)];

    private int _nice = ProcessLimits.Nice;

    public void Grow(TimeSpan processorTime)
    {
        foreach (var (had, nice) in Ages)
        {
            if (processorTime < had || nice <= _nice) continue;
            _nice = nice;
            if (OperatingSystem.IsLinux()) ProcessCourtesy.Raise(process, nice);
            return;
        }
    }
}
