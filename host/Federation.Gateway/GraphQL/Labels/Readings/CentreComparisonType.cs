using Federation.Gateway.GraphQL.Centres;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels.Readings;

internal sealed class CentreComparisonType : ObjectGraphType<CentreComparison>
{
    public CentreComparisonType()
    {
        Name = "CentreComparison";
        Description = "Some centres side by side, by what the directory itself knows of them. It awards nothing.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CentreType>>>>("centres").Description("In the order asked, which is that of the entries of every row.").Resolve(context => context.Source.Centres);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<AxisComparisonType>>>>("axes").Description("All five.").Resolve(context => context.Source.Rows.Axes);
    }
}
