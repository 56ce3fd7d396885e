using Federation.Cluster.Problems;
using Federation.Cluster.Sync;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Runs;

internal sealed class RunFailureType : ObjectGraphType<RunFailure>
{
    public RunFailureType(ProblemCatalogue remedies)
    {
        Name = "RunFailure";
        Description = "Why a run ended before the end of its source. What was read stays; nothing is concluded from what was not.";
        Field<NonNullGraphType<FailureKindType>>("kind").Description("Who can mend it, and whether to try again.").Resolve(context => context.Source.Kind);
        Field<NonNullGraphType<StringGraphType>>("code").Description("Stable and dotted, for example csv.headers.").Resolve(context => context.Source.Code);
        Field<NonNullGraphType<StringGraphType>>("message").Description("What was wrong and where, in English.").Resolve(context => context.Source.Message);
        this.AddRemedy(remedies, failure => failure.Code, failure => failure.Kind);
    }
}
