using Federation.Registry.Criteria;
using Federation.Registry.Readings;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels.Readings;

internal sealed class AxisReadingType : ObjectGraphType<AxisReading>
{
    public AxisReadingType()
    {
        Name = "AxisReading";
        Description = "One axis of a centre in plain words.";
        Field<NonNullGraphType<AxisType>>("axis").Description("The axis.").Resolve(context => context.Source.Axis);
        this.AddText("title", "What people call it.", reading => reading.Axis.Name());
        Field<IntGraphType>("heldLevel").Description("The level at which the centre holds the label here; null where it holds none, and where the axis was not measured when it was awarded.").Resolve(context => context.Source.HeldLevel);
        Field<IntGraphType>("level").Description("What the directory's own data comes to: 0 for none, to 3; null where nothing can be measured yet.").Resolve(context => context.Source.Finding.Level);
        this.AddTexts("sentences", "Both of these, and what keeps it from the next level.", reading => reading.Sentences);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CriterionReadingType>>>>("criteria").Description("Every criterion of the axis, known or not.").Resolve(context => context.Source.Criteria);
    }
}
