using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Federation.Cluster.Centres;
using Federation.Registry.Labels;

namespace Federation.Cluster.Labels;

/// <summary>Everything that happened to the label of one centre, as stored. Immutable.</summary>
[GenerateSerializer, Immutable, Alias("label-history")]
public sealed record LabelHistory
{
    [Id(0)]
    public required CentreId Centre { get; init; }

    /// <summary>In order; empty where the centre was never awarded a label.</summary>
    [Id(1)]
    public ImmutableArray<LabelEvent> Events { get; init; } = [];

    /// <summary>What the events come to.</summary>
    /// <exception cref="ArgumentException">The stored events are no history of one label.</exception>
    [JsonIgnore]
    public CentreLabel Label => CentreLabel.Replay(Events);

    /// <summary>Whether a label of this number was awarded.</summary>
    internal bool Has(int number) => Events.Any(happened => happened.Award?.Number == number);

    internal LabelHistory With(LabelEvent happened) => this with { Events = Events.Add(happened) };
}
