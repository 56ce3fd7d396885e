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

    public const string AfterDescription = "Only what comes after this cursor, also where the question that it was made from is answered by now.";

    /// <param name="network">Whose listing one of the two is; null for all.</param>
    /// <exception cref="CodedError">The arguments of the field are not as described.</exception>
    public static async Task<MatchReviewPage> ReadAsync(MatchingArchive archive, NetworkId? network, IResolveFieldContext context)
    {
        int first = context.First(DefaultSize, Most);
        var after = context.GetArgument<string?>("after") is { } text
            ? ReviewCursor.Read(text) ?? throw CodedError.BadInput("\"after\" is not a cursor of these questions. Use \"next\" as it came.")
            : null;
        var all = await archive.ReviewsAsync(network, context.CancellationToken);
        var rest = after is null ? all : [.. all.SkipWhile(review => MatchReview.SurestFirst.Compare(review, after) <= 0)];
        var items = rest.Take(first).ToList();
        return new MatchReviewPage(items, all.Count, items.Count == 0 ? null : ReviewCursor.Write(items[^1]), items.Count < rest.Count);
    }
}
