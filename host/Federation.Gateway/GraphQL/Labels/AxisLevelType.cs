using Federation.Gateway.GraphQL.Writing;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class AxisLevelType : ObjectGraphType<AxisLevel>
{
    public AxisLevelType()
    {
        Name = "LabelAxisLevel";
        Description = "The level for which a label was awarded on one axis.";
        Field<NonNullGraphType<AxisType>>("axis").Description("The axis.").Plain(source => source.Axis);
        Field<IntGraphType>("level").Description("1 to 3; null where the axis could not be measured.").Plain(source => source.Level);
    }
}
