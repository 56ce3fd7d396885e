using Federation.Gateway.GraphQL.Labels;
using Federation.Gateway.GraphQL.Loading;
using Federation.Registry.Criteria;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class CentreConnectionType : ObjectGraphType<CentreConnection>
{
    public CentreConnectionType()
    {
        Name = "CentreConnection";
        Description = "A page of centres.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CentreType>>>>("nodes")
            .Description("The centres of this page.")
            .Resolve(context => context.Source.Hits.Select(hit => CentreNode.Of(hit.Centre.Id, context.Directory())));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CentreEdgeType>>>>("edges")
            .Description("The centres of this page with their place in the list.")
            .Resolve(context => context.Source.Edges);
        Field<NonNullGraphType<PageInfoType>>("pageInfo").Description("How to go on.").Resolve(context => context.Source);
        Field<NonNullGraphType<IntGraphType>>("totalCount").Description("How many centres the query finds on all pages; counted only when asked for.").Resolve(context => context.Source.TotalCount);
        Field<NonNullGraphType<CentreFacetsType>>("facets")
            .Description("How many of the centres on all pages are of which kind; counted only when asked for.")
            .Argument<AxisType>("axis", "The axis of the levels; overall where it is left out.")
            .Resolve(context => context.Source.Facets(context.GetArgument<Axis?>("axis")));
    }
}
