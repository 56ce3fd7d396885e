using Federation.Cluster.Members.Visits.Statements;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Statements;

internal sealed class DisputeReasonType : EnumerationGraphType
{
    public DisputeReasonType()
    {
        Name = "DisputeReason";
        Description = "What is against a line; without words of one's own, which could be about a person.";
        Add("TOO_MANY", DisputeReason.TooMany, "It counts too many.");
        Add("TOO_FEW", DisputeReason.TooFew, "It counts too few.");
        Add("NOT_MEMBERS", DisputeReason.NotMembers, "These were no members of the home network.");
        Add("WRONG_TIER", DisputeReason.WrongTier, "They have another tier.");
        Add("DOUBTFUL_ACCEPTED", DisputeReason.DoubtfulAccepted, "The home network agrees to pay for doubtful visits of the line; the host says for how many. For the home network alone.");
        Add("WRONG_CENTRE", DisputeReason.WrongCentre, "The centre was closed, or its door not the host's.");
    }
}
