using Federation.Registry.Evaluations;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class CriterionFindingType : ObjectGraphType<CriterionFinding>
{
    public CriterionFindingType()
    {
        Name = "CriterionFinding";
        Description = "What came of one criterion, and why.";
        Add<NonNullGraphType<CriterionType>>("criterion", "The criterion.", finding => finding.Criterion);
        Add<NonNullGraphType<OutcomeType>>("outcome", "Held or not.", finding => finding.Outcome);
        Add<NonNullGraphType<IntGraphType>>("level", "The highest level that is held, 1 to 3; 0 where none is.", finding => finding.Level);
        Add<FloatGraphType>("value", "The value that decided, in the criterion's unit; null where nothing is known.", finding => (double?)finding.Why.Observation?.Value);
        Add<EvidenceKindType>("evidence", "How that value is known.", finding => finding.Why.Observation?.Evidence);
        Add<DateTimeScalar>("observedAt", "When it was found out; for what was counted over days, the last of them.", finding => finding.Why.Observation?.ObservedAt);
        this.AddSaid<NonNullGraphType<StringGraphType>, CriterionFinding>("why", "Why, in a sentence.", (finding, language) => finding.Why.Text(language));
        this.AddSaid<StringGraphType, CriterionFinding>("missing", "What is missing for the next level; null where the highest is held.", (finding, language) => finding.Missing?.Text(language));
    }

    private void Add<TType>(string name, string description, Func<CriterionFinding, object?> value)
        where TType : IGraphType =>
        Field<TType>(name).Description(description).Resolve(context => value(context.Source));
}
