using Federation.Cluster.Operating.Following;
using Federation.Cluster.Operating.Keys;

namespace Federation.Cluster.Operating.Concerns;

/// <summary>Asks everything that could be urgent, each by itself: what does not answer keeps nothing else back. Thread safe.</summary>
/// <param name="logs">None for a host without a public address.</param>
internal sealed class ConditionSurvey(IClusterSurvey cluster, StoreCensus census, FeedReaders readers, KeySurvey keys, IEnumerable<LogSurvey> logs, TimeProvider clock)
{
    /// <summary>What does not answer within it cannot be told.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<DirectoryCondition> ReadAsync(CancellationToken cancellationToken)
    {
        var log = logs.FirstOrDefault();
        var hosts = TryAsync(cluster.ReadAsync, cancellationToken);
        var stored = TryAsync(census.WatchAsync, cancellationToken);
        var feed = TryAsync(readers.ReadAsync, cancellationToken);
        var signing = TryAsync(keys.ReadAsync, cancellationToken);
        var told = log is null ? null : await TryAsync(log.ReadAsync, cancellationToken);
        return new DirectoryCondition { Cluster = await hosts, Storage = (await stored)?.Figures, Feed = await feed, Keys = await signing, Log = told, IsLogUnknown = log is not null && told is null };
    }

    /// <summary>Null where it does not answer, or not in time. Not on the caller's thread: an embedded store answers on it.</summary>
    private async Task<T?> TryAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await Task.Run(() => read(cancellationToken), cancellationToken).WaitAsync(Patience, clock, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return null; // that it cannot be told is what is told
        }
    }
}
