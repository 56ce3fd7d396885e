using Federation.Registry.Evaluations;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class AxisGapType : ObjectGraphType<AxisGap>
{
    public AxisGapType()
    {
        Name = "AxisGap";
        Description = "What keeps an axis from a level.";
        Field<NonNullGraphType<IntGraphType>>("level").Description("The level that is not reached, 1 to 3.").Resolve(context => context.Source.Level);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CriterionFindingType>>>>("mandatory").Description("The mandatory criteria that do not hold at the level; every one of them has to.").Resolve(context => context.Source.Mandatory);
        Field<NonNullGraphType<IntGraphType>>("optionalNeeded").Description("How many more optional criteria have to hold at the level.").Resolve(context => context.Source.OptionalNeeded);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CriterionFindingType>>>>("optional").Description("The optional criteria that do not hold at the level.").Resolve(context => context.Source.Optional);
    }
}
