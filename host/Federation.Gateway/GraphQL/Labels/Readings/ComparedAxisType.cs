using Federation.Registry.Readings;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels.Readings;

internal sealed class ComparedAxisType : ObjectGraphType<Compared<AxisReading>>
{
    public ComparedAxisType()
    {
        Name = "ComparedAxis";
        Description = "One centre in a comparison of an axis.";
        Field<IntGraphType>("level").Description("What the directory's own data comes to: 0 for none, to 3; null where nothing can be measured yet.").Resolve(context => context.Source.Reading.Finding.Level);
        Field<IntGraphType>("heldLevel").Description("The level at which the centre holds the label here; null where it holds none.").Resolve(context => context.Source.Reading.HeldLevel);
        Field<NonNullGraphType<BooleanGraphType>>("best").Description("Whether its level is the highest. False for all where fewer than two can be measured, and where all have the same.").Resolve(context => context.Source.Best);
    }
}
