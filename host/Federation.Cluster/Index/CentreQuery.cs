using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Sync;
using Federation.Registry.Criteria;

namespace Federation.Cluster.Index;

/// <summary>Which centres to list. Every condition that is given must hold.</summary>
public sealed record CentreQuery
{
    /// <summary>Words that must all occur in name, place or description, case and accents folded; the last letters of each may be missing.</summary>
    public string? Text { get; init; }

    public NetworkId? Network { get; init; }

    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public string? Country { get; init; }

    /// <summary>All of these services are offered.</summary>
    public ImmutableArray<string> Services { get; init; } = [];

    /// <summary>Within a distance of a point; the list is then ordered nearest first.</summary>
    public GeoCircle? Within { get; init; }

    public GeoBox? Box { get; init; }

    /// <summary>Holding the label at a level; null asks for none.</summary>
    public LabelCondition? Label { get; init; }
}

/// <summary>The label is held at that moment: neither suspended nor expired nor revoked.</summary>
/// <param name="Level">At least this one, 1 to 3.</param>
/// <param name="Axis">On this axis; null for the level overall.</param>
public sealed record LabelCondition(int Level, Axis? Axis, DateTimeOffset At);

/// <param name="Radius">In metres, inclusive.</param>
public sealed record GeoCircle(Location Centre, double Radius);
