using Federation.Cluster.Members.Passes;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Admissions;

/// <summary>Members whom a centre admits. Where several of these fit one member, the most generous counts.</summary>
[GenerateSerializer, Immutable, Alias("admitted-members")]
public sealed record AdmittedMembers
{
    [Id(0)]
    public required NetworkId Network { get; init; }

    /// <summary>Null for every tier of the network.</summary>
    [Id(1)]
    public Tier? Tier { get; init; }

    /// <summary>On how many days of a calendar month each of them may come, 1 to 31; null for any number.</summary>
    [Id(2)]
    public int? DaysPerMonth { get; init; }
}
