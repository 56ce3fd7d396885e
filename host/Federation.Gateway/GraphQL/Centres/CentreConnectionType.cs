using Federation.Gateway.GraphQL.Labels;
using Federation.Gateway.GraphQL.Loading;
using Federation.Registry.Criteria;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class CentreConnectionType : ObjectGraphType<CentreConnection>
{
    public CentreConnectionType(TimeProvider clock)
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
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<LabelLevelCountType>>>>("labelLevels")
            .Description("How many of the centres on all pages hold the label at which level; what the query itself asks of labels is left aside.")
            .Argument<AxisType>("axis", "On this axis; overall where it is left out.")
            .Resolve(context => context.Source.LabelLevels(context.GetArgument<Axis?>("axis"), clock.GetUtcNow()).Select((count, level) => new LabelLevelCount(level, count)));
    }
}
