using Federation.Cluster.Matching.Scoring;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Matching;

internal sealed class MatchVerdictType : EnumerationGraphType
{
    public MatchVerdictType()
    {
        Name = "MatchVerdict";
        Description = "Whether two listings are of one place, by their score.";
        Add("SURE", MatchVerdict.Sure, "They are.");
        Add("UNSURE", MatchVerdict.Unsure, "A person decides.");
        Add("DIFFERENT", MatchVerdict.Different, "They are of two places.");
    }
}
