using Federation.Registry.Criteria;
using Federation.Registry.Readings;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels.Readings;

internal sealed class AxisComparisonType : ObjectGraphType<AxisComparison>
{
    public AxisComparisonType()
    {
        Name = "AxisComparison";
        Description = "One axis of some centres side by side.";
        Field<NonNullGraphType<AxisType>>("axis").Description("The axis.").Resolve(context => context.Source.Axis);
        this.AddText("title", "What people call it.", row => row.Axis.Name());
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ComparedAxisType>>>>("entries").Description("One for each centre.").Resolve(context => Compared<AxisReading>.Of(context.Source.Readings, context.Source.Best));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CriterionComparisonType>>>>("criteria").Description("Every criterion of the axis.").Resolve(context => context.Source.Criteria);
    }
}
