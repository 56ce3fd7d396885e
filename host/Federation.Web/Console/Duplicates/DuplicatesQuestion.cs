using Federation.Web.Asking;

namespace Federation.Web.Console.Duplicates;

/// <summary>Pairs of listings that may be one place.</summary>
internal static class DuplicatesQuestion
{
    public const int PageSize = 10;

    /// <summary>As the schema's DuplicateState.</summary>
    public static IReadOnlyList<string> States { get; } = ["WAITING", "APART", "SAME"];

    private const string Side = """
        key
        network { name }
        centre { key name }
        listing {
          name
          address { text }
          location { latitude longitude }
          website
          phone
          openingHours
          description
          capacity
          capacityText
          labelClaim
          staleSince
          services { label(language: $language) }
        }
        """;

    public static PageQuestion<DuplicatesAnswer> Page { get; } = new("console-duplicates", $$"""
        query Duplicates($network: ID!, $state: DuplicateState!, $first: Int!, $after: String, $told: DuplicateState, $isTold: Boolean!, $language: Language!) {
          network(id: $network) {
            {{ConsoleNetwork.Selection}}
            decided: duplicates(state: $told, first: 1) @include(if: $isTold) { nodes { state one { key } other { key } } }
            duplicates(state: $state, first: $first, after: $after) {
              totalCount
              pageInfo { hasNextPage endCursor }
              nodes {
                at
                state
                question
                one { {{Side}} }
                other { {{Side}} }
                judged { score verdict evidence { kind level weight one other } }
              }
            }
          }
        }
        """, ConsoleJson.Default.PageEnvelopeDuplicatesAnswer);

    /// <summary>Answered to whoever may decide, and to nobody else.</summary>
    public static PageQuestion<OperatesAnswer> Operates { get; } = new("console-operates", "{ matchReviews(first: 0) { hasMore } }", ConsoleJson.Default.PageEnvelopeOperatesAnswer);
}
