using Federation.Cluster.Index;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class BoxType : ObjectGraphType<GeoBox>
{
    public BoxType()
    {
        Name = "Box";
        Description = "A box of degrees, all sides inclusive.";
        Field<NonNullGraphType<FloatGraphType>>("south").Description("Latitude of the lower side.").Resolve(context => context.Source.South);
        Field<NonNullGraphType<FloatGraphType>>("west").Description("Longitude of the left side.").Resolve(context => context.Source.West);
        Field<NonNullGraphType<FloatGraphType>>("north").Description("Latitude of the upper side.").Resolve(context => context.Source.North);
        Field<NonNullGraphType<FloatGraphType>>("east").Description("Longitude of the right side.").Resolve(context => context.Source.East);
    }
}
