using Federation.Cluster.Centres;

namespace Federation.Cluster.Matching;

/// <summary>Which centre a new listing belongs to, and why.</summary>
public abstract record MatchDecision
{
    private MatchDecision() { }

    /// <summary>No centre known is this place: a new one opens.</summary>
    public sealed record None : MatchDecision
    {
        public static None Instance { get; } = new();
    }

    /// <summary>The centre is this place.</summary>
    /// <param name="Evidence">Why, for a person to read.</param>
    public sealed record Sure(CentreId Centre, MatchEvidence Evidence) : MatchDecision;
}

/// <summary>What was compared and found equal.</summary>
/// <param name="Kind">Which rule decided.</param>
/// <param name="With">The listing that was compared with.</param>
/// <param name="Distance">Between the two, in metres.</param>
public sealed record MatchEvidence(MatchRule Kind, ListingKey With, double Distance);

/// <summary>The rules, strongest first.</summary>
public enum MatchRule
{
    SameDomainAndNear,
    SameNameAndNear,
}
