using Federation.Cluster.Index;
using Federation.Gateway.GraphQL.Loading;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class CentreConnectionType : ObjectGraphType<CentreConnection>
{
    public CentreConnectionType()
    {
        Name = "CentreConnection";
        Description = "A page of centres: nearest first where the query names a point, else by name; ties by id.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CentreType>>>>("nodes")
            .Description("The centres of this page.")
            .Resolve(context => context.Source.Hits.Select(hit => CentreNode.Of(hit.Centre.Id, context.Directory())));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CentreEdgeType>>>>("edges")
            .Description("The centres of this page with their place in the list.")
            .Resolve(context => context.Source.Hits);
        Field<NonNullGraphType<PageInfoType>>("pageInfo").Description("How to go on.").Resolve(context => context.Source);
        Field<NonNullGraphType<IntGraphType>>("totalCount").Description("How many centres the query finds on all pages; counted only when asked for.").Resolve(context => context.Source.TotalCount);
    }
}

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

internal sealed class PageInfoType : ObjectGraphType<CentreConnection>
{
    public PageInfoType()
    {
        Name = "PageInfo";
        Description = "Where a page stands in its list.";
        Field<NonNullGraphType<BooleanGraphType>>("hasNextPage").Description("True when there is more after this page.").Resolve(context => context.Source.HasNextPage);
        Field<NonNullGraphType<BooleanGraphType>>("hasPreviousPage").Description("True when there is more before this page.").Resolve(context => context.Source.HasPreviousPage);
        Field<StringGraphType>("startCursor").Description("The first edge's cursor; null on an empty page.").Resolve(context => context.Source.Start?.ToString());
        Field<StringGraphType>("endCursor").Description("The last edge's cursor; null on an empty page.").Resolve(context => context.Source.End?.ToString());
    }
}
