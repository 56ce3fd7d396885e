using System.Diagnostics.Metrics;

namespace Federation.Cluster.Telemetry;

/// <summary>Work that limits kept away: of a caller who asks too much, or of all at once.</summary>
public static class ShedLoad
{
    private static readonly Counter<long> Requests = DirectoryTelemetry.Count("federation.load.shed", "{request}", "Requests that a limit kept away.");

    /// <summary>Counts one.</summary>
    /// <param name="limit">Which limit: a word of this code.</param>
    public static void Count(string limit)
    {
        if (Requests.Enabled) Requests.Add(1, new KeyValuePair<string, object?>(TelemetryTags.Limit, limit));
    }

    /// <summary>Counts one where it did.</summary>
    /// <param name="isAdmitted">Whether the limit let it through.</param>
    /// <returns>The very same.</returns>
    public static bool IsNot(bool isAdmitted, string limit)
    {
        if (!isAdmitted) Count(limit);
        return isAdmitted;
    }
}
