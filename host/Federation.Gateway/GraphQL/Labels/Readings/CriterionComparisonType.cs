using Federation.Registry.Readings;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels.Readings;

internal sealed class CriterionComparisonType : ObjectGraphType<CriterionComparison>
{
    public CriterionComparisonType()
    {
        Name = "CriterionComparison";
        Description = "One criterion of some centres side by side.";
        Field<NonNullGraphType<CriterionType>>("criterion").Description("The criterion.").Resolve(context => context.Source.Criterion);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ComparedCriterionType>>>>("entries").Description("One for each centre.").Resolve(context => Compared<CriterionReading>.Of(context.Source.Readings, context.Source.Best));
    }
}
