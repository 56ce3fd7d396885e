using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Networks;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class NetworkCountType : ObjectGraphType<KeyValuePair<string, int>>
{
    public NetworkCountType()
    {
        Name = "NetworkCount";
        Description = "How many centres one network lists.";
        Field<NetworkType>("network").Description("Which.").Resolve(context => context.Directory().Networks.Load(NetworkId.Parse(context.Source.Key)));
        Field<NonNullGraphType<IntGraphType>>("count").Description("How many centres.").Resolve(context => context.Source.Value);
    }
}
