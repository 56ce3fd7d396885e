using Federation.Cluster.Index;
using Federation.Gateway.GraphQL.Loading;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class CentreEdgeType : ObjectGraphType<CentreHit>
{
    public CentreEdgeType()
    {
        Name = "CentreEdge";
        Description = "A centre with its place in the list.";
        Field<NonNullGraphType<CentreType>>("node").Description("The centre.").Resolve(context => CentreNode.Of(context.Source.Centre.Id, context.Directory()));
        Field<NonNullGraphType<StringGraphType>>("cursor").Description("Opaque; for \"after\" and \"before\".").Resolve(context => context.Source.Cursor.ToString());
        Field<FloatGraphType>("distanceKm")
            .Description("Kilometres from the point of \"near\", along a great circle, to the metre; null without \"near\".")
            .Resolve(context => context.Source.Distance is { } metres ? Math.Round(metres / 1_000, 3) : null);
    }
}
