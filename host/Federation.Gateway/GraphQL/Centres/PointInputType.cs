using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class PointInputType : InputObjectGraphType<PointInput>
{
    public PointInputType()
    {
        Name = "PointInput";
        Description = "A point on the earth.";
        Field<NonNullGraphType<FloatGraphType>>("latitude").Description("Decimal degrees, -90 to 90.");
        Field<NonNullGraphType<FloatGraphType>>("longitude").Description("Decimal degrees, -180 to 180.");
    }
}
