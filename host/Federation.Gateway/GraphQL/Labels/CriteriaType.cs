using Federation.Registry.Criteria;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class CriteriaType : ObjectGraphType<CriteriaSet>
{
    public CriteriaType()
    {
        Name = "LabelCriteria";
        Description = "One version of the label's criteria.";
        Field<NonNullGraphType<StringGraphType>>("version").Description("Major and minor, for example 1.0.").Resolve(context => context.Source.Version);
        this.AddText("title", "What the label is called.", criteria => criteria.Title);
        this.AddText("notice", "What a reader has to know of where these criteria come from.", criteria => criteria.Notice);
        Field<NonNullGraphType<IntGraphType>>("validityYears").Description("How long a label, and evidence, are good for, in years.").Resolve(context => context.Source.ValidityYears);
        Field<NonNullGraphType<IntGraphType>>("observationDays").Description("How many days of observations make a computed criterion measurable.").Resolve(context => context.Source.ObservationDays);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<FloatGraphType>>>>("optionalShares")
            .Description("The share of an axis's measurable optional criteria that has to hold, 0 to 1, for the levels 1 to 3.")
            .Resolve(context => context.Source.OptionalShares.Select(share => (double)share));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CriterionType>>>>("criteria")
            .Description("The criteria, axis by axis.")
            .Argument<AxisType>("axis", "Those of this axis only.")
            .Resolve(context => context.GetArgument<Axis?>("axis") is { } axis ? context.Source.On(axis) : context.Source.Criteria);
    }
}
