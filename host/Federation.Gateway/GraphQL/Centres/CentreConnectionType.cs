using Federation.Gateway.GraphQL.Labels;
using Federation.Gateway.GraphQL.Writing;
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
            .Plain(page => page.Nodes);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CentreEdgeType>>>>("edges")
            .Description("The centres of this page with their place in the list.")
            .Plain(page => page.Edges);
        Field<NonNullGraphType<PageInfoType>>("pageInfo").Description("How to go on.").Plain(page => page);
        Field<NonNullGraphType<IntGraphType>>("totalCount").Description("How many centres the query finds on all pages; counted only when asked for.").Plain(page => page.TotalCount);
        Field<NonNullGraphType<CentreFacetsType>>("facets")
            .Description("How many of the centres on all pages are of which kind; counted only when asked for.")
            .Argument<AxisType>("axis", "The axis of the levels; overall where it is left out.")
            .Resolve(context => context.Source.Facets(context.GetArgument<Axis?>("axis")));
    }
}
