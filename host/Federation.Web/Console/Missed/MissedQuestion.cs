using Federation.Web.Asking;

namespace Federation.Web.Console.Missed;

/// <summary>Listings that the source no longer shows.</summary>
internal static class MissedQuestion
{
    public const int PageSize = 50;

    /// <summary>As the schema's MissedState.</summary>
    public static IReadOnlyList<string> States { get; } = ["MISSED", "DUE", "REMOVED"];

    public static PageQuestion<MissedAnswer> Page { get; } = new("console-missed", $$"""
        query Missed($network: ID!, $state: MissedState, $first: Int!, $after: String, $language: Language!) {
          network(id: $network) {
            {{ConsoleNetwork.Selection}}
            removals { hours mostShare runs }
            alerts { {{ConsoleAlert.Selection}} }
          }
          missedListings(network: $network, state: $state, first: $first, after: $after) {
            key
            state
            missedRuns
            since
            removedAt
            centre { key name }
            removedBy { id startedAt }
          }
        }
        """, ConsoleJson.Default.PageEnvelopeMissedAnswer);
}
