using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace Federation.Host.Running.Telemetry;

/// <summary>
/// Lets out of a span what is known to name nobody, and nothing else: addresses with their queries, callers' addresses and programs, ids of grains and words of failures stay here, whichever library wrote them, and of whichever later version. Thread safe.
/// </summary>
internal sealed class SpanScrub : BaseProcessor<Activity>
{
    private static readonly FrozenSet<string> Kept = new[]
    {
        "http.request.method", "http.response.status_code", "http.route", "network.protocol.version", "url.scheme", "error.type",
        "rpc.system", "rpc.service", "rpc.method",
        "graphql.operation.type", "graphql.document.id",
        "federation.store.rows", "federation.store.events",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whom the host itself asked; on a request to the host it would be what the caller called us.</summary>
    private static readonly FrozenSet<string> KeptOfOutgoing = new[] { "server.address", "server.port" }.ToFrozenSet(StringComparer.Ordinal);

    public override void OnEnd(Activity data)
    {
        foreach (var (name, _) in data.TagObjects.ToList())
        {
            if (!Kept.Contains(name) && !(data.Kind == ActivityKind.Client && KeptOfOutgoing.Contains(name))) data.SetTag(name, null);
        }

        if (data.Status == ActivityStatusCode.Error) data.SetStatus(ActivityStatusCode.Error); // without the words of the failure
        data.TraceStateString = null; // a stranger may have written it
        // What happened within a span cannot be taken out of it, and may tell of a failure word for word.
        if (data.Events.Any()) data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }
}
