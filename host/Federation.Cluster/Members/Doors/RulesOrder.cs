using Federation.Cluster.Members.Admissions;

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
}
