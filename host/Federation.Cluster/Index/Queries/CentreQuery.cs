using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Sync;
using Federation.Registry.Criteria;

namespace Federation.Cluster.Index;

/// <summary>Which centres to list. Every condition that is given must hold.</summary>
public sealed record CentreQuery
{
    /// <summary>Words that must all stand in name, town, postcode or description; case and accents do not count, and words that say nothing by themselves are left out. Null or blank asks for none.</summary>
    public string? Text { get; init; }

    /// <summary>How much of a word must be there.</summary>
    public WordMatch Words { get; init; }

    /// <summary>Listed by any of these; empty for any network.</summary>
    public ImmutableArray<NetworkId> Networks { get; init; } = [];

    /// <summary>In any of these countries: ISO 3166-1 alpha-2, upper case; FR has France overseas too. Empty for any country.</summary>
    public ImmutableArray<string> Countries { get; init; } = [];

    /// <summary>In this municipality, case and accents folded; null for any.</summary>
    public string? Locality { get; init; }

    /// <summary>With a postcode that begins so; spaces and case do not count. Null for any.</summary>
    public string? PostalCode { get; init; }

    /// <summary>All of these services are offered.</summary>
    public ImmutableArray<string> Services { get; init; } = [];

    /// <summary>At least one of these services is offered; empty asks for none.</summary>
    public ImmutableArray<string> AnyServices { get; init; } = [];

    /// <summary>All of these hold, keys of the vocabulary of accessibility.</summary>
    public ImmutableArray<string> Accessibility { get; init; } = [];

    /// <summary>So many work places or more; a centre that does not say has none. Null asks for none.</summary>
    public int? LeastCapacity { get; init; }

    /// <summary>Surely open at that moment, by the clock of the place; null asks for none.</summary>
    public DateTimeOffset? OpenAt { get; init; }

    /// <summary>Changed at that moment or later.</summary>
    public DateTimeOffset? ChangedSince { get; init; }

    /// <summary>Within a distance of a point.</summary>
    public GeoCircle? Within { get; init; }

    public GeoBox? Box { get; init; }

    /// <summary>Holding the label at a level; null asks for none.</summary>
    public LabelCondition? Label { get; init; }

    /// <summary>The order that people expect who say nothing of it: nearest first around a point, what fits best where there is a text, else by name.</summary>
    public CentreOrder UsualOrder => Within is not null ? CentreOrder.Distance : string.IsNullOrWhiteSpace(Text) ? CentreOrder.Name : CentreOrder.Relevance;
}

/// <summary>The label is held at that moment: neither suspended nor expired nor revoked.</summary>
/// <param name="Level">At least this one, 1 to 3.</param>
/// <param name="Axis">On this axis; null for the level overall.</param>
public sealed record LabelCondition(int Level, Axis? Axis, DateTimeOffset At);

/// <param name="Radius">In metres, inclusive.</param>
public sealed record GeoCircle(Location Centre, double Radius);
