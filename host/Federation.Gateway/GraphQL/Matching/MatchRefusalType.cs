using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Runs;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Matching;

internal sealed class MatchRefusalType : ObjectGraphType<MatchRefusal>
{
    public MatchRefusalType(ProblemCatalogue remedies)
    {
        Name = "MatchRefusal";
        Description = "Why a decision about matching was refused.";
        Field<NonNullGraphType<StringGraphType>>("code").Description("Stable and dotted, for example match.two-labels.").Resolve(context => context.Source.Code);
        Field<NonNullGraphType<StringGraphType>>("message").Description("What is against it, in English.").Resolve(context => context.Source.Message);
        this.AddRemedy(remedies, refusal => refusal.Code);
    }
}
