using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class NearInputType : InputObjectGraphType<NearInput>
{
    public NearInputType()
    {
        Name = "NearInput";
        Description = "A circle on the earth.";
        Field<NonNullGraphType<FloatGraphType>>("latitude").Description("Of the centre, decimal degrees, -90 to 90.");
        Field<NonNullGraphType<FloatGraphType>>("longitude").Description("Of the centre, decimal degrees, -180 to 180.");
        Field<NonNullGraphType<FloatGraphType>>("radiusKm").Description("Kilometres, inclusive; more than 0, at most 20038.");
    }
}
