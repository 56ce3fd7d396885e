using Federation.Cluster.Members.Visits.Statements;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Statements;

internal sealed class DisputeStateType : EnumerationGraphType
{
    public DisputeStateType()
    {
        Name = "DisputeState";
        Description = "How far a dispute has come.";
        Add("OPEN", DisputeState.Open, "The host has not answered.");
        Add("CONCEDED", DisputeState.Conceded, "The host says how many it should be.");
        Add("DECLINED", DisputeState.Declined, "The host says that the line is right.");
    }
}
