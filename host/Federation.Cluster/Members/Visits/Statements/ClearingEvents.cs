using System.Text.Json.Serialization;

namespace Federation.Cluster.Members.Visits.Statements;

/// <summary>That a statement was closed: so the feed, which only grows, has its hash as well.</summary>
internal sealed record StatementClosed(DateTimeOffset At, string Sha256);

/// <summary>What happened to a dispute. Who gave the command stands in it by the opaque id of an account or client, and is shown to nobody.</summary>
internal sealed record DisputeEvent(DisputeEventKind Kind, DateTimeOffset At, string By);

/// <summary>What happened. Stored by name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DisputeEventKind>))]
internal enum DisputeEventKind
{
    Disputed,
    Conceded,
    Declined,
}
