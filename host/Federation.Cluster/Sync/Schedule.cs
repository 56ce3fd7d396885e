using Cronos;

namespace Federation.Cluster.Sync;

/// <summary>When a network's runs are due: five fields of cron, in UTC. Pure.</summary>
internal static class Schedule
{
    /// <summary>
    /// True when an occurrence lies after <paramref name="since"/> and not after <paramref name="now"/>. Occurrences missed while the host
    /// was down count as one.
    /// </summary>
    /// <exception cref="CronFormatException">The schedule was not checked when it was saved.</exception>
    public static bool IsDue(string cron, DateTimeOffset since, DateTimeOffset now) =>
        CronExpression.Parse(cron).GetNextOccurrence(since, TimeZoneInfo.Utc) is { } next && next <= now;

    /// <summary>The next occurrence after <paramref name="now"/>; null where there is none any more.</summary>
    /// <exception cref="CronFormatException">As above.</exception>
    public static DateTimeOffset? Next(string cron, DateTimeOffset now) => CronExpression.Parse(cron).GetNextOccurrence(now, TimeZoneInfo.Utc);
}
