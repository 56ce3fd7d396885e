using Federation.Registry.Evaluations;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class OutcomeType : EnumerationGraphType
{
    public OutcomeType()
    {
        Name = "CriterionOutcome";
        Description = "What came of a criterion.";
        Add("HELD", Outcome.Held, "At level 1 or higher.");
        Add("NOT_HELD", Outcome.NotHeld, "Not even level 1: the value is short of it, or nothing good enough is known.");
        Add("NOT_MEASURABLE", Outcome.NotMeasurable, "Too few days of observations as yet. It counts neither for a level nor against one.");
    }
}
