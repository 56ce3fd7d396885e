using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Review;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;

namespace Federation.Gateway.GraphQL.Matching;

/// <param name="Next">For "after"; null where there is nothing to go on from.</param>
internal sealed record MatchReviewPage(IReadOnlyList<MatchReview> Items, int TotalCount, string? Next, bool HasMore)
{
    private const int DefaultSize = 20;
    private const int Most = 50;

    public static string FirstDescription { get; } = $"How many; 0 to {Most}, {DefaultSize} by default.";

    public const string AfterDescription = "Only what comes after this cursor.";

    /// <param name="network">Whose listing one of the two is; null for all.</param>
    /// <exception cref="CodedError">The arguments of the field are not as described.</exception>
    public static async Task<MatchReviewPage> ReadAsync(MatchingArchive archive, NetworkId? network, IResolveFieldContext context)
    {
        int first = context.First(DefaultSize, Most);
        var all = await archive.ReviewsAsync(context.CancellationToken)
            .Where(review => network is null || review.Pair.One.Network == network || review.Pair.Other.Network == network)
            .OrderByDescending(review => review.Score).ThenBy(review => review.Pair.One).ThenBy(review => review.Pair.Other)
            .ToListAsync(context.CancellationToken);
        int start = 0;
        if (context.GetArgument<string?>("after") is { } after)
        {
            start = all.FindIndex(review => review.Pair.RowId == after) + 1;
            if (start == 0) throw CodedError.BadInput("\"after\" is not, or no longer, a cursor of these questions. Begin again without it.");
        }

        var items = all.Skip(start).Take(first).ToList();
        return new MatchReviewPage(items, all.Count, items.Count == 0 ? null : items[^1].Pair.RowId, start + items.Count < all.Count);
    }
}
