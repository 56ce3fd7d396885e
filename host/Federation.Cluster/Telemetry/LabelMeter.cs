using System.Diagnostics.Metrics;
using Federation.Registry.Labels;

namespace Federation.Cluster.Telemetry;

/// <summary>What happens to labels.</summary>
internal static class LabelMeter
{
    private static readonly Counter<long> Events = DirectoryTelemetry.Count("federation.label.events", "{event}", "Labels that were awarded, suspended, reinstated, revoked, ran out or were appealed about.");

    public static void Happened(LabelEventKind kind)
    {
        if (Events.Enabled) Events.Add(1, new KeyValuePair<string, object?>(TelemetryTags.LabelEvent, TelemetryTags.Of(kind)));
    }
}
