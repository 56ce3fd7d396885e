using Federation.Cluster.Matching.Regroupings;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Matching;

internal sealed class JudgedPairType : ObjectGraphType<JudgedPair>
{
    public JudgedPairType()
    {
        Name = "JudgedPair";
        Description = "Two listings, and what they came to.";
        Field<NonNullGraphType<StringGraphType>>("one").Description("The key of the first: network and the network's own id.").Resolve(context => context.Source.Pair.One.Value);
        Field<NonNullGraphType<StringGraphType>>("other").Description("The key of the other.").Resolve(context => context.Source.Pair.Other.Value);
        Field<FloatGraphType>("score").Description("The sum of the weights with the bias: the logarithm of the odds. Null where both tell of one listing of another directory: then no score is asked.").Resolve(context => context.Source.Score);
        Field<NonNullGraphType<MatchVerdictType>>("verdict").Description("By the score.").Resolve(context => context.Source.Verdict);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<MatchReasonType>>>>("evidence").Description("Everything that was compared, the heaviest first.").Resolve(context => context.Source.Evidence);
    }
}
