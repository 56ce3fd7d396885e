using Federation.Cluster.Index;
using Federation.Gateway.GraphQL.Writing;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class CentreClusterType : ObjectGraphType<CentreCluster>
{
    public CentreClusterType()
    {
        Name = "CentreCluster";
        Description = "Centres that a map shows as one, because they would cover each other.";
        Field<NonNullGraphType<IntGraphType>>("count").Description("How many; 1 or more.").Plain(source => source.Count);
        Field<NonNullGraphType<LocationType>>("middle").Description("The mean of their places.").Plain(source => source.Middle);
        Field<NonNullGraphType<BoxType>>("box").Description("The smallest box that holds them, to look closer.").Plain(source => source.Box);
        Field<CentreType>("centre").Description("The centre where it is but one; null for several.").Plain(cluster => cluster.Only is { } only ? CentreNode.Of(only) : null);
    }
}
