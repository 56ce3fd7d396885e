using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Doors;

/// <summary>A door as its staff see it.</summary>
[GenerateSerializer, Immutable, Alias("door-view")]
public sealed record DoorView
{
    [Id(0)]
    public required CentreId Centre { get; init; }

    /// <summary>What whoever sets the rules names as looked at; 0 before the first time.</summary>
    [Id(1)]
    public required int Version { get; init; }

    /// <summary>Null where they were never set: nobody is admitted.</summary>
    [Id(2)]
    public AdmissionRules? Rules { get; init; }

    /// <summary>In order of their pseudonyms.</summary>
    [Id(3)]
    public ImmutableArray<BlockedVisitor> Blocked { get; init; } = [];

    /// <summary>The network that was made its keeper, whether or not it lists the centre now; null where none ever was. See <see cref="DoorKeeper"/>.</summary>
    [Id(4)]
    public NetworkId? Keeper { get; init; }
}
