using Federation.Cluster.Sync;
using Federation.Host.Settings;

namespace Federation.Host.Running;

/// <summary>Starts a run and watches it until it is over, by reading its record, which is stored with every page.</summary>
internal static class RunFollower
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <returns>The run: a new one, or the one that is under way.</returns>
    /// <exception cref="SettingsException">There is no such network.</exception>
    public static async Task<string> StartAsync(IDirectoryConnection directory, NetworkId network, RunOrder order, CancellationToken cancellationToken) =>
        (await directory.StartRunAsync(network, order, cancellationToken)).Run ?? throw new SettingsException($"There is no network \"{network}\".");

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
