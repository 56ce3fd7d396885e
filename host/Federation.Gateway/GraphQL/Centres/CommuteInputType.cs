using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class CommuteInputType : InputObjectGraphType<CommuteInput>
{
    public CommuteInputType()
    {
        Name = "CommuteInput";
        Description = "A way to work. What a centre saves of it is the distance between home and office without that between home and centre, both along great circles.";
        Field<NonNullGraphType<PointInputType>>("home").Description("Where somebody lives.");
        Field<NonNullGraphType<PointInputType>>("office").Description("Where they would go.");
        Field<FloatGraphType>("leastSavedKm").Description("Saving so many kilometres each way or more; more than 0, and 1 where it is left out.");
    }
}
