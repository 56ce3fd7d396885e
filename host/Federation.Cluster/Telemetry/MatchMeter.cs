using System.Diagnostics.Metrics;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Regroupings;

namespace Federation.Cluster.Telemetry;

/// <summary>What is decided of which listings are one place.</summary>
internal static class MatchMeter
{
    private const string Withdrawn = "withdrawn";

    private static readonly Counter<long> Decisions = DirectoryTelemetry.Count("federation.matching.decisions", "{decision}", "What people decided of pairs of listings.");
    private static readonly Counter<long> Regroupings = DirectoryTelemetry.Count("federation.matching.regroupings", "{regrouping}", "How often listings went over to other centres.");

    /// <param name="verdict">Null where one was taken back.</param>
    public static void Decided(PairVerdict? verdict)
    {
        if (Decisions.Enabled) Decisions.Add(1, new KeyValuePair<string, object?>(TelemetryTags.MatchingVerdict, verdict is { } said ? TelemetryTags.Of(said) : Withdrawn));
    }

    public static void Regrouped(RegroupingCause cause)
    {
        if (Regroupings.Enabled) Regroupings.Add(1, new KeyValuePair<string, object?>(TelemetryTags.RegroupingCause, TelemetryTags.Of(cause)));
    }
}
