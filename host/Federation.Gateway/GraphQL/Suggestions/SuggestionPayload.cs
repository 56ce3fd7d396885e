using Federation.Cluster.Problems;
using Federation.Cluster.Suggestions;
using Federation.Gateway.GraphQL.Runs;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Suggestions;

internal sealed record SuggestionPayload(SuggestionAnswer Answer)
{
    public IReadOnlyList<SuggestionRefusal> Errors => Answer is { Code: { } code, Message: { } message } ? [new SuggestionRefusal(code, message)] : [];
}

/// <summary>Why a suggestion, or an answer to one, was refused.</summary>
internal sealed record SuggestionRefusal(string Code, string Message);

internal sealed class SuggestionPayloadType : ObjectGraphType<SuggestionPayload>
{
    public SuggestionPayloadType()
    {
        Name = "SuggestionPayload";
        Description = "What became of a suggestion, or of the answer to one.";
        Field<SuggestionType>("suggestion").Description("As it stands now; null where it was refused.").Resolve(context => context.Source.Answer.Suggestion);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<SuggestionRefusalType>>>>("errors").Description("Why it was refused; empty when it was done.").Resolve(context => context.Source.Errors);
    }
}

internal sealed class SuggestionRefusalType : ObjectGraphType<SuggestionRefusal>
{
    public SuggestionRefusalType(ProblemCatalogue remedies)
    {
        Name = "SuggestionRefusal";
        Description = "Why a suggestion, or an answer to one, was refused.";
        Field<NonNullGraphType<StringGraphType>>("code").Description("Stable and dotted, for example suggestion.nothing-new.").Resolve(context => context.Source.Code);
        Field<NonNullGraphType<StringGraphType>>("message").Description("What is against it, in English.").Resolve(context => context.Source.Message);
        this.AddRemedy(remedies, refusal => refusal.Code);
    }
}
