using Federation.Web.Asking;
using Federation.Web.Console.Runs;

namespace Federation.Web.Console.Overview;

/// <summary>How a network's source does.</summary>
internal static class OverviewQuestion
{
    public const int Runs = 10;

    public static PageQuestion<OverviewAnswer> One { get; } = new("console-overview", $$"""
        query Overview($network: ID!, $runs: Int!, $language: Language!) {
          network(id: $network) {
            {{ConsoleNetwork.Selection}}
            adapter
            schedule
            source { condition since lastReadAt failuresInRow retryAt failure { kind code message remedy(language: $language) } }
            alerts { {{ConsoleAlert.Selection}} }
            freshness { listings missed due removed seenAt changedAt wholeReadAt nextRunAt bySight { age count } byChange { age count } }
            quality { level read mapped hoursUnderstood sameId samePlace missing { code atMost found needed remedy(language: $language) } fields { field count share } }
            runs(first: $runs) { {{RunRow.Selection}} }
          }
        }
        """, ConsoleJson.Default.PageEnvelopeOverviewAnswer);
}
