using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Federation.Cluster.Telemetry;

/// <summary>What the store does.</summary>
internal static class StoreMeter
{
    /// <summary>A row's version was not the expected one. It is no failure of the store.</summary>
    public const string Conflict = "conflict";

    /// <summary>The caller gave up.</summary>
    public const string Cancelled = "cancelled";

    private static readonly Histogram<double> CommitTime = DirectoryTelemetry.AnswerTime("federation.store.commit.duration", "How long a commit took, from the call until it is durable, with the wait for its group.");
    private static readonly Histogram<int> Group = DirectoryTelemetry.Sizes("federation.store.commit.group.size", "{commit}", "How many commits shared one write.");
    private static readonly Histogram<double> ReadTime = DirectoryTelemetry.AnswerTime("federation.store.read.duration", "How long it took to read rows by their keys, or a slice of the feed.");

    public static bool CountsCommits => CommitTime.Enabled;

    public static bool CountsReads => ReadTime.Enabled;

    /// <param name="error">Null where it was committed.</param>
    public static void Committed(long started, string? error) => Told(CommitTime, started, error, new TagList());

    /// <param name="error">Null where it was read.</param>
    public static void Read(string operation, long started, string? error) => Told(ReadTime, started, error, new TagList { { TelemetryTags.StoreOperation, operation } });

    public static void Grouped(int commits)
    {
        if (Group.Enabled) Group.Record(commits);
    }

    private static void Told(Histogram<double> time, long started, string? error, TagList tags)
    {
        if (error is not null) tags.Add(TelemetryTags.Error, error);
        time.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tags);
    }
}
