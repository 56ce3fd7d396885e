using Federation.Cluster.Problems;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Results;

internal sealed class RefusalInterface : InterfaceGraphType<Refusal>
{
    public RefusalInterface()
    {
        Name = "Refusal";
        Description = "Why a mutation did nothing. Every refusal of every mutation has these fields, those to come too.";
        Field<NonNullGraphType<StringGraphType>>("code").Description("Stable and dotted, for example label.changed; docs/errors.md lists all. Branch on it.");
        Field<NonNullGraphType<StringGraphType>>("message").Description("What is against it, in English.");
        Field<NonNullGraphType<StringGraphType>>("remedy")
            .Description("What to do about it.")
            .Argument<NonNullGraphType<LanguageType>>("language", "The language of the advice.", argument => argument.DefaultValue = RemedyLanguage.English);
    }
}
