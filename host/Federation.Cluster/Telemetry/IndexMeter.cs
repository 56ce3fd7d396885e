using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Federation.Cluster.Telemetry;

/// <summary>How the index keeps up.</summary>
internal static class IndexMeter
{
    public const string Rebuild = "rebuild", Follow = "follow";

    private static readonly Histogram<double> PublishTime = DirectoryTelemetry.AnswerTime("federation.index.publish.duration", "How long it took to make a version of the index, from what was read until it is searched.");

    public static void Published(string step, long started)
    {
        if (PublishTime.Enabled) PublishTime.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>(TelemetryTags.IndexStep, step));
    }
}
