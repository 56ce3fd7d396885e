using Federation.Cluster.Index;
using Federation.Gateway.GraphQL.Loading;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class CentreClusterType : ObjectGraphType<CentreCluster>
{
    public CentreClusterType()
    {
        Name = "CentreCluster";
        Description = "Centres that a map shows as one, because they would cover each other.";
        Field<NonNullGraphType<IntGraphType>>("count").Description("How many; 1 or more.").Resolve(context => context.Source.Count);
        Field<NonNullGraphType<LocationType>>("middle").Description("The mean of their places.").Resolve(context => context.Source.Middle);
        Field<NonNullGraphType<BoxType>>("box").Description("The smallest box that holds them, to look closer.").Resolve(context => context.Source.Box);
        Field<CentreType>("centre").Description("The centre where it is but one; null for several.").Resolve(context => context.Source.Only is { } only ? CentreNode.Of(only.Id, context.Directory()) : null);
    }
}
