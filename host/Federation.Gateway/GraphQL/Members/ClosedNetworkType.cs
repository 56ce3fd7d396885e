using Federation.Cluster.Members.Doors.Offline;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class ClosedNetworkType : ObjectGraphType<ClosedNetwork>
{
    public ClosedNetworkType()
    {
        Name = "ClosedNetwork";
        Description = "A network of a centre's rules whose members are not admitted all the same, by what networks agreed.";
        Field<NonNullGraphType<StringGraphType>>("networkKey").Description("The network's key.").Resolve(context => context.Source.Network.Value);
        Field<NonNullGraphType<StringGraphType>>("code").Description("Why: stable and dotted, for example admission.no-reciprocity.").Resolve(context => context.Source.Code);
    }
}
