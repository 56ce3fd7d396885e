using Federation.Cluster.Index;
using Federation.Gateway.GraphQL.Writing;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class BoxType : ObjectGraphType<GeoBox>
{
    public BoxType()
    {
        Name = "Box";
        Description = "A box of degrees, all sides inclusive.";
        Field<NonNullGraphType<FloatGraphType>>("south").Description("Latitude of the lower side.").Plain(source => source.South);
        Field<NonNullGraphType<FloatGraphType>>("west").Description("Longitude of the left side.").Plain(source => source.West);
        Field<NonNullGraphType<FloatGraphType>>("north").Description("Latitude of the upper side.").Plain(source => source.North);
        Field<NonNullGraphType<FloatGraphType>>("east").Description("Longitude of the right side.").Plain(source => source.East);
    }
}
