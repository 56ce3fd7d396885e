using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Gateway.GraphQL.Writing;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class CentrePointType : ObjectGraphType<CentrePoint>
{
    public CentrePointType()
    {
        Name = "CentrePoint";
        Description = "A centre as a map shows it by itself.";
        Field<NonNullGraphType<IdGraphType>>("centreId").Description("The global id of the centre.").Plain(point => GlobalId.Of(point.Id));
        Field<NonNullGraphType<LocationType>>("location").Description("The point on the map.").Plain(point => new Location(point.Latitude, point.Longitude));
        Field<NonNullGraphType<IntGraphType>>("level").Description("The level of the label that it holds now, 1 to 3; 0 for none.").Plain(point => point.Level);
    }
}
