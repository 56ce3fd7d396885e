using System.Text.Json.Serialization;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Visits.Statements;

/// <summary>How many visits one network hosted at one centre in one month, of one tier of another network. Immutable. It counts, and tells nobody's pseudonym.</summary>
public sealed record VisitLine
{
    public required CentreId Centre { get; init; }

    /// <summary>The network that kept the door.</summary>
    public required NetworkId Host { get; init; }

    /// <summary>The visitors' own.</summary>
    public required NetworkId Home { get; init; }

    public required Tier Tier { get; init; }

    /// <summary>Days on which a visit is beyond doubt; several such visits of one visitor on one day at one centre are one, in the line of the first of them. Never more than <see cref="Visits"/>.</summary>
    public required int VisitorDays { get; init; }

    /// <summary>Those that nobody doubts.</summary>
    public required int Visits { get; init; }

    /// <summary>Days on which every visit of a visitor is doubtful (<see cref="Visit.Doubt"/>), in the line of the first of them. They are shown, and in no total.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] // so that the hash of a statement without them is what it was
    public int DoubtfulDays { get; init; }

    /// <summary>As <see cref="DoubtfulDays"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int DoubtfulVisits { get; init; }

    internal LineKey Key => new(Centre, Host, Home, Tier);

    internal LineAmount Amount => new(VisitorDays, Visits, DoubtfulDays, DoubtfulVisits);
}

/// <summary>What a line is of, within its month; in the order in which lines stand.</summary>
internal readonly record struct LineKey(CentreId Centre, NetworkId Host, NetworkId Home, Tier Tier) : IComparable<LineKey>
{
    public int CompareTo(LineKey other) =>
        Centre.CompareTo(other.Centre) is not 0 and var centre ? centre
        : Host.CompareTo(other.Host) is not 0 and var host ? host
        : Home.CompareTo(other.Home) is not 0 and var home ? home
        : Tier.CompareTo(other.Tier);

    public VisitLine Line(LineAmount amount) => new()
    {
        Centre = Centre, Host = Host, Home = Home, Tier = Tier, VisitorDays = amount.VisitorDays, Visits = amount.Visits, DoubtfulDays = amount.DoubtfulDays, DoubtfulVisits = amount.DoubtfulVisits,
    };
}
