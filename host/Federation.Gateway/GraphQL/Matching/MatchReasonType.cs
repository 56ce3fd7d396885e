using Federation.Cluster.Matching.Scoring;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Matching;

internal sealed class MatchReasonType : ObjectGraphType<MatchReason>
{
    public MatchReasonType()
    {
        Name = "MatchReason";
        Description = "One piece of evidence on two listings.";
        Field<NonNullGraphType<StringGraphType>>("kind").Description("What was compared, such as \"name\".").Resolve(context => context.Source.Kind);
        Field<NonNullGraphType<StringGraphType>>("level").Description("What came of it, such as \"contained\".").Resolve(context => context.Source.Level);
        Field<NonNullGraphType<FloatGraphType>>("weight").Description("What it adds to the score; below 0 where it speaks against.").Resolve(context => context.Source.Weight);
        Field<NonNullGraphType<StringGraphType>>("one").Description("What the first listing says.").Resolve(context => context.Source.Left);
        Field<NonNullGraphType<StringGraphType>>("other").Description("What the other one says.").Resolve(context => context.Source.Right);
    }
}
