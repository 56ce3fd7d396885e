using Federation.Registry.Criteria;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class CriterionType : ObjectGraphType<Criterion>
{
    public CriterionType()
    {
        Name = "Criterion";
        Description = "One question of the label with what each level asks for.";
        Add<NonNullGraphType<StringGraphType>>("key", "Stable within the criteria's major version, for example tech.download.", criterion => criterion.Id);
        Add<NonNullGraphType<AxisType>>("axis", "The side of the label that it is of.", criterion => criterion.Axis);
        this.AddText("question", "As put to a centre.", criterion => criterion.Question);
        this.AddText("measure", "How the value is obtained.", criterion => criterion.Measure);
        this.AddText("unit", "What a value counts.", criterion => criterion.Unit);
        Add<NonNullGraphType<BooleanGraphType>>("yesOrNo", "True where the only values are 1 for yes and 0 for no.", criterion => criterion.IsYesOrNo);
        Add<NonNullGraphType<BooleanGraphType>>("higherIsBetter", "True where a threshold is the least that a level asks for, false where it is the most that it bears.", criterion => criterion.Better == Better.Higher);
        Add<NonNullGraphType<EvidenceKindType>>("evidence", "The weakest evidence that decides it.", criterion => criterion.Evidence);
        Add<NonNullGraphType<BooleanGraphType>>("mandatory", "True where every level hangs on it; false where it counts into the share of optional ones.", criterion => criterion.IsMandatory);
        Add<NonNullGraphType<ListGraphType<NonNullGraphType<FloatGraphType>>>>("thresholds", "For the levels 1 to 3, in the unit.", criterion => criterion.Thresholds.Select(threshold => (double)threshold));
        this.AddText("source", "Who published the thresholds and when, or that they are a proposal.", criterion => criterion.Source);
    }

    private void Add<TType>(string name, string description, Func<Criterion, object?> value)
        where TType : IGraphType =>
        Field<TType>(name).Description(description).Resolve(context => value(context.Source));
}
