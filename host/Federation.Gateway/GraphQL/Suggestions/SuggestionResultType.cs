using Federation.Gateway.GraphQL.Results;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Suggestions;

internal sealed class SuggestionResultType : ResultType<SuggestionSetType>
{
    public SuggestionResultType()
        : base("SuggestionResult", "What became of a suggestion, or of the answer to one.")
    {
        Or<RefusedType>();
        Or<NotFoundType>();
    }
}

internal sealed class SuggestionSetType : ObjectGraphType<SuggestionSet>
{
    public SuggestionSetType()
    {
        Name = "SuggestionSet";
        Description = "A suggestion was made, or answered.";
        Field<NonNullGraphType<SuggestionType>>("suggestion").Description("The suggestion after it.").Resolve(context => context.Source.Suggestion);
    }
}
