namespace Federation.Cluster.Sync.Measuring;

/// <summary>When a network's next run starts by itself. Pure.</summary>
public static class NextRun
{
    /// <returns>The next try of a run that failed, or the next occurrence of the schedule, whichever comes first; null for neither.</returns>
    public static DateTimeOffset? Of(NetworkDefinition network, RunMeasures runs, DateTimeOffset now)
    {
        var scheduled = network.Schedule is { } cron ? Schedule.Next(cron, now) : null;
        return scheduled is null || runs.RetryAt < scheduled ? runs.RetryAt ?? scheduled : scheduled;
    }
}
