using Federation.Registry.Evaluations;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class AxisFindingType : ObjectGraphType<AxisFinding>
{
    public AxisFindingType()
    {
        Name = "AxisFinding";
        Description = "What came of one axis.";
        Field<NonNullGraphType<AxisType>>("axis").Description("The axis.").Resolve(context => context.Source.Axis);
        Field<IntGraphType>("level").Description("The highest level that is reached, 1 to 3; 0 where none is; null where no criterion of the axis is measurable.").Resolve(context => context.Source.Level);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CriterionFindingType>>>>("criteria").Description("Every criterion of the axis, held or not.").Resolve(context => context.Source.Criteria);
        Field<AxisGapType>("gap").Description("What stands against the next level; null where the highest is reached and where there is no level.").Resolve(context => context.Source.Gap);
    }
}
