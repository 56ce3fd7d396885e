using Federation.Registry.Readings;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels.Readings;

internal sealed class ComparedCriterionType : ObjectGraphType<Compared<CriterionReading>>
{
    public ComparedCriterionType()
    {
        Name = "ComparedCriterion";
        Description = "One centre in a comparison of a criterion.";
        Field<NonNullGraphType<CriterionReadingType>>("reading").Description("Its value, level and evidence, and the words for them.").Resolve(context => context.Source.Reading);
        Field<NonNullGraphType<BooleanGraphType>>("best")
            .Description("Whether its value is the best of those that count. False for all where fewer than two centres have one, and where all have the same; a centre of which nothing is known is neither better nor worse.")
            .Resolve(context => context.Source.Best);
    }
}
