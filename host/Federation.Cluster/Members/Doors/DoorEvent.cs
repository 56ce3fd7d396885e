using System.Text.Json.Serialization;

namespace Federation.Cluster.Members.Doors;

/// <summary>
/// What a door announces in the feed. Its subject is the row that changed, and the feed gives that row as it is: so the event, which is never deleted, names nobody, and who follows the feed sees nothing
/// any more of a row that was erased.
/// </summary>
internal sealed record DoorEvent
{
    public required DoorEventKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>What happened. Stored by name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DoorEventKind>))]
internal enum DoorEventKind
{
    /// <summary>The subject is the door.</summary>
    RulesSet,

    /// <summary>The subject is the visit.</summary>
    Visited,

    /// <summary>The subject is the blocked visitor.</summary>
    Blocked,

    /// <summary>The subject was the blocked visitor.</summary>
    Unblocked,
}
