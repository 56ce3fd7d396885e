using Federation.Cluster.Index;
using Federation.Gateway.GraphQL.Writing;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class CentrePointsType : ObjectGraphType<CentrePoints>
{
    public CentrePointsType()
    {
        Name = "CentrePoints";
        Description = "The centres of a map, each by itself.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CentrePointType>>>>("points")
            .Description("In bands of a tenth of a degree from south to north, in each from west to east; two centres always keep this order.")
            .Plain(found => found.Points);
        Field<NonNullGraphType<BooleanGraphType>>("more").Description("True where the box has more: ask for a smaller one, or for centreClusters.").Plain(found => found.More);
    }
}
