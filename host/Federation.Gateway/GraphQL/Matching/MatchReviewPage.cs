using Federation.Cluster.Matching.Review;

namespace Federation.Gateway.GraphQL.Matching;

/// <param name="Next">For "after"; null where there is nothing to go on from.</param>
internal sealed record MatchReviewPage(IReadOnlyList<MatchReview> Items, int TotalCount, string? Next, bool HasMore);
