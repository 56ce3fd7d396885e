using Federation.Cluster.Centres;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;

namespace Federation.Cluster.Index;

/// <summary>What the index keeps of a centre's label. Immutable.</summary>
/// <param name="Version">The version of the stored row this was made from.</param>
public sealed record IndexedLabel(CentreId Centre, long Version, CentreLabel Label)
{
    /// <summary>The level held at that moment, on an axis or overall; null where none is: suspended, expired, revoked, or not measured on that axis.</summary>
    public int? LevelAt(DateTimeOffset at, Axis? axis) => Label.HeldAt(at) is { } levels ? axis is { } on ? levels.On(on) : levels.Overall : null;
}
