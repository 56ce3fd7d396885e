using System.Diagnostics.Metrics;

namespace Federation.Cluster.Telemetry;

/// <summary>Worker processes.</summary>
internal static class WorkerMeter
{
    public const string Run = "run", Probe = "probe", Preview = "preview", Cage = "cage";

    private static readonly Counter<long> Starts = DirectoryTelemetry.Count("federation.worker.starts", "{worker}", "Worker processes that were started.");
    private static readonly Counter<long> Crashes = DirectoryTelemetry.Count("federation.worker.crashes", "{worker}", "Worker processes that died or were ended for what they did.");

    public static void Started(string purpose)
    {
        if (Starts.Enabled) Starts.Add(1, new KeyValuePair<string, object?>(TelemetryTags.Purpose, purpose));
    }

    /// <param name="code">Of the verdict: <c>worker.timeout</c> and the like.</param>
    public static void Crashed(string code)
    {
        if (Crashes.Enabled) Crashes.Add(1, new KeyValuePair<string, object?>(TelemetryTags.Error, code));
    }
}
