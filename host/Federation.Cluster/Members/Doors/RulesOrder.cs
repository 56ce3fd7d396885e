using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Doors;

/// <summary>Rules on their way to a door.</summary>
[GenerateSerializer, Immutable, Alias("rules-order")]
public sealed record RulesOrder
{
    /// <summary>The <see cref="DoorView.Version"/> that was looked at. Where the rules were set since, nothing is done.</summary>
    [Id(0)]
    public required int MadeOn { get; init; }

    [Id(1)]
    public required AdmissionRules Rules { get; init; }

    /// <summary>The network for which they are set, which has to keep the door; null for an operator, who sets them whoever does.</summary>
    [Id(2)]
    public required NetworkId? For { get; init; }

    /// <summary>Who sets them: the opaque id of an account or client.</summary>
    [Id(3)]
    public required string By { get; init; }
}
