using Federation.Cluster.Centres;
using Federation.Gateway.GraphQL.Writing;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class LocationType : ObjectGraphType<Location>
{
    public LocationType()
    {
        Name = "Location";
        Description = "A point on WGS 84.";
        Field<NonNullGraphType<FloatGraphType>>("latitude").Description("Decimal degrees north, six decimals at most.").Plain(source => source.Latitude);
        Field<NonNullGraphType<FloatGraphType>>("longitude").Description("Decimal degrees east, six decimals at most.").Plain(source => source.Longitude);
    }
}
