using Federation.Gateway.GraphQL.Writing;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class CentreEdgeType : ObjectGraphType<CentreEdge>
{
    public CentreEdgeType()
    {
        Name = "CentreEdge";
        Description = "A centre with its place in the list.";
        Field<NonNullGraphType<CentreType>>("node").Description("The centre.").Plain(edge => CentreNode.Of(edge.Hit.Place));
        Field<NonNullGraphType<StringGraphType>>("cursor").Description("Opaque; for \"after\" and \"before\".").Plain(edge => edge.Hit.Cursor.ToString());
        Field<FloatGraphType>("distanceKm")
            .Description("Kilometres from the point of \"near\", or from home, along a great circle, to the metre; null without either.")
            .Plain(edge => Kilometres(edge.Hit.Distance));
        Field<FloatGraphType>("savedKm")
            .Description("Kilometres less each way than to the office, to the metre; null without \"commute\".")
            .Plain(edge => Kilometres(edge.Saved));
    }

    private static object? Kilometres(double? metres) => metres is { } known ? Math.Round(known / 1_000, 3) : null;
}
