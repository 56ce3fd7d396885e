using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Matching;

internal sealed class MatchReviewPageType : ObjectGraphType<MatchReviewPage>
{
    public MatchReviewPageType()
    {
        Name = "MatchReviewPage";
        Description = "A page of what people are asked, the surest first.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<MatchReviewType>>>>("items").Description("The questions; empty when there is none.").Resolve(context => context.Source.Items);
        Field<NonNullGraphType<IntGraphType>>("totalCount").Description("How many there are in all.").Resolve(context => context.Source.TotalCount);
        Field<StringGraphType>("next").Description("For \"after\"; null where there is nothing to go on from.").Resolve(context => context.Source.Next);
        Field<NonNullGraphType<BooleanGraphType>>("hasMore").Description("True when more follow.").Resolve(context => context.Source.HasMore);
    }
}
