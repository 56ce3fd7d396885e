using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Suggestions;

namespace Federation.Cluster.Labels.Traces;

/// <summary>What the directory has seen of one centre over the days that a label looks back, beside what its listings say now. Immutable.</summary>
public sealed record CentreTraces
{
    /// <summary>Of all networks, at the moment asked about.</summary>
    public required SourceReadings Readings { get; init; }

    /// <summary>The changes of these days, oldest first; of a centre that changed very often only the last of them.</summary>
    public IReadOnlyList<CentrePast> Pasts { get; init; } = [];

    /// <summary>True where changes of these days are missing from <see cref="Pasts"/>: what was before them is not known.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>Which of its listings' records are refused, and since when, in their present form.</summary>
    public ImmutableDictionary<ListingKey, DateTimeOffset> Refused { get; init; } = ImmutableDictionary<ListingKey, DateTimeOffset>.Empty;

    /// <summary>What was suggested of its listings, and is kept.</summary>
    public IReadOnlyList<Suggestion> Suggestions { get; init; } = [];

    /// <summary>How many visits of members of networks that do not list it it had on these days; null where its door has no rules, so that it cannot have any.</summary>
    public int? Visits { get; init; }

    /// <summary>What its door counted on these days, in order; none where it never answered a pass of another network's member.</summary>
    public IReadOnlyList<DoorDay> Passes { get; init; } = [];

    public DateTimeOffset At => Readings.At;
}
