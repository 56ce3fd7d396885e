using Federation.Cluster.Index;
using Federation.Cluster.Matching.Review;
using Federation.Gateway.GraphQL.Loading;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Matching;

internal sealed class MatchReviewType : ObjectGraphType<MatchReview>
{
    public MatchReviewType(CentreIndex index)
    {
        Name = "MatchReview";
        Description = "Two listings in two centres that a person should look at.";
        Field<NonNullGraphType<MatchQuestionType>>("question").Description("Why a person is asked.").Resolve(context => context.Source.Question);
        Field<FloatGraphType>("score").Description("When it was asked: the logarithm of the odds that both are of one place; null where both tell of one listing of another directory.").Resolve(context => context.Source.Score);
        Field<NonNullGraphType<DateTimeScalar>>("since").Description("Since when it is asked.").Resolve(context => context.Source.Since);
        Field<NonNullGraphType<MatchedListingType>>("one").Description("The listing whose key sorts first.").Resolve(context => Of(context.Source.Pair.One));
        Field<NonNullGraphType<MatchedListingType>>("other").Description("The other one.").Resolve(context => Of(context.Source.Pair.Other));
        Field<JudgedPairType>("judged").Description("What the two come to as they are now, with the evidence; null where one of them is gone.").Resolve(context => context.Directory().Judged.Load(context.Source.Pair));

        MatchedListing Of(Federation.Cluster.Centres.ListingKey key) => new(key, index.CentreOf(key));
    }
}
