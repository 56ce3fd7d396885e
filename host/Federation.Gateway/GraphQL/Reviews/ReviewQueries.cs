using Federation.Cluster.Labels.Reviews;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Reviews;

internal sealed class ReviewQueries(ReviewArchive archive) : IQueryFields
{
    private const int Most = 100;

    public void AddTo(QueryType query) => query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<LabelReviewType>>>>("labelReviews")
        .Description("Labels that assessors should look at, because their centres have been below the level of interoperability that they were awarded for ninety days; those that have waited longest first.")
        .Argument<NonNullGraphType<BooleanGraphType>>("open", "True for those that wait; false for those that are closed, the last first.", argument => argument.DefaultValue = true)
        .Argument<IntGraphType>("first", $"How many, 0 to {Most}; 20 where left out.")
        .ResolveAsync(async context =>
        {
            bool isOpen = context.GetArgument<bool>("open");
            var reviews = await archive.AllAsync(context.CancellationToken).Where(review => review.Outcome is null == isOpen).ToListAsync(context.CancellationToken);
            var ordered = isOpen ? reviews.OrderBy(review => review.OpenedAt) : reviews.OrderByDescending(review => review.ClosedAt);
            return ordered.ThenBy(review => review.Id, StringComparer.Ordinal).Take(context.First(20, Most));
        });
}
