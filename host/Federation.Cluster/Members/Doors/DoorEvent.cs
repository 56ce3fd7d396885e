using System.Text.Json.Serialization;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Doors;

/// <summary>
/// What a door announces in the feed. Its subject is the row that changed, and the feed gives that row as it is: so the event, which is never deleted, names no visitor, and who follows the feed sees nothing
/// any more of a row that was erased. Who gave a command stands in it by the opaque id of an account or client, is shown to nobody, and leads nowhere once that is removed.
/// </summary>
internal sealed record DoorEvent
{
    public required DoorEventKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who gave the command; null where none was given, and in events of before that was written down.</summary>
    public string? By { get; init; }

    /// <summary>The network that became the door's keeper; null where it stayed as it was.</summary>
    public NetworkId? Keeper { get; init; }
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

    /// <summary>The subject is the door.</summary>
    KeeperSet,
}
