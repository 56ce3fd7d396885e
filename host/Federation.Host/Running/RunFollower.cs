using Federation.Cluster.Sync;

namespace Federation.Host.Running;

/// <summary>Watches a run until it is over, by reading its record, which is stored with every page.</summary>
internal static class RunFollower
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <param name="progress">Told each time the record was read.</param>
    public static async Task<RunRecord> FollowAsync(
        IDirectoryConnection directory, NetworkId network, string run, IProgress<RunRecord>? progress, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            if (await directory.RunAsync(network, run, cancellationToken) is not { } record) continue;
            progress?.Report(record);
            if (record.IsOver) return record;
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));

        throw new OperationCanceledException(cancellationToken);
    }
}
