using Federation.Cluster.Matching.Regroupings;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Matching;

internal sealed class RegroupingCauseType : EnumerationGraphType
{
    public RegroupingCauseType()
    {
        Name = "RegroupingCause";
        Description = "What brought a regrouping about.";
        Add("MATCHED_AGAIN", RegroupingCause.MatchedAgain, "Listings that changed, or weights, were matched again.");
        Add("DECIDED", RegroupingCause.Decided, "A person decided on two listings.");
        Add("UNDONE", RegroupingCause.Undone, "A person took a regrouping back.");
    }
}
