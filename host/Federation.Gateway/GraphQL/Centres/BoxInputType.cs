using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class BoxInputType : InputObjectGraphType<BoxInput>
{
    public BoxInputType()
    {
        Name = "BoxInput";
        Description = "A box of degrees, all sides inclusive. Its west is greater than its east where it goes across the antimeridian.";
        Field<NonNullGraphType<FloatGraphType>>("south").Description("Latitude of the lower side, -90 to 90.");
        Field<NonNullGraphType<FloatGraphType>>("west").Description("Longitude of the left side, -180 to 180.");
        Field<NonNullGraphType<FloatGraphType>>("north").Description("Latitude of the upper side, -90 to 90.");
        Field<NonNullGraphType<FloatGraphType>>("east").Description("Longitude of the right side, -180 to 180.");
    }
}
