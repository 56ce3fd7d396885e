using Federation.Cluster.Centres;
using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Decisions;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Matching;

internal sealed class MatchQueries(MatchingArchive archive, PairExplainer explainer) : IQueryFields
{
    private const int DefaultSize = 20;
    private const int MostReviews = 50;
    private const int MostRegroupings = 100;

    public void AddTo(QueryType query)
    {
        query.Field<NonNullGraphType<MatchReviewPageType>>("matchReviews")
            .Description("Pairs of listings that a person should look at: one place or two? The surest first.")
            .Argument<IdGraphType>("network", "Only those that this network lists one of: its key or its global id. Left out by operators alone, for all.")
            .Argument<IntGraphType>("first", $"How many; 0 to {MostReviews}, {DefaultSize} by default.")
            .Argument<StringGraphType>("after", "Only what comes after this cursor.")
            .ResolveAsync(async context => await ReviewsAsync(context));
        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<RegroupingType>>>>("regroupings")
            .Description("What went over from centre to centre, newest first.")
            .Argument<IntGraphType>("first", $"How many; 0 to {MostRegroupings}, {DefaultSize} by default.")
            .ResolveAsync(async context => await archive.RegroupingsAsync(context.CancellationToken).Take(context.First(DefaultSize, MostRegroupings)).ToListAsync(context.CancellationToken));
        query.Field<JudgedPairType>("matchEvidence")
            .Description("What any two listings come to as they are now, and why; null where one of them is unknown.")
            .Argument<NonNullGraphType<StringGraphType>>("one", "A listing's key: network and the network's own id, with a slash between.")
            .Argument<NonNullGraphType<StringGraphType>>("other", "Another one's.")
            .ResolveAsync(async context =>
            {
                var (one, other) = (ReadListing(context, "one"), ReadListing(context, "other"));
                if (one == other) throw CodedError.BadInput("\"one\" and \"other\" name one listing.");
                return await explainer.ExplainAsync(ListingPair.Of(one, other), context.CancellationToken);
            });
    }

    private async Task<MatchReviewPage> ReviewsAsync(IResolveFieldContext context)
    {
        int first = context.First(DefaultSize, MostReviews);
        string? named = context.GetArgument<string?>("network");
        var reviews = archive.ReviewsAsync(context.CancellationToken);
        if (named is not null)
        {
            var network = GlobalId.ReadNetwork(named);
            reviews = reviews.Where(review => review.Pair.One.Network == network || review.Pair.Other.Network == network);
        }

        var all = await reviews.OrderByDescending(review => review.Score).ThenBy(review => review.Pair.One).ThenBy(review => review.Pair.Other).ToListAsync(context.CancellationToken);
        int start = 0;
        if (context.GetArgument<string?>("after") is { } after)
        {
            start = all.FindIndex(review => review.Pair.RowId == after) + 1;
            if (start == 0) throw CodedError.BadInput("\"after\" is not, or no longer, a cursor of these questions. Begin again without it.");
        }

        var items = all.Skip(start).Take(first).ToList();
        return new MatchReviewPage(items, all.Count, items.Count == 0 ? null : items[^1].Pair.RowId, start + items.Count < all.Count);
    }

    internal static ListingKey ReadListing(IResolveFieldContext context, string argument) => ReadListing(context.GetArgument<string>(argument), argument);

    internal static ListingKey ReadListing(string text, string argument) =>
        ListingKey.TryParse(text, out var key) ? key : throw CodedError.BadInput($"\"{argument}\" is no listing's key: network and the network's own id, with a slash between.");
}
