using Federation.Web.Asking;

namespace Federation.Web.Console.Runs;

/// <summary>One run, with what was found wrong.</summary>
internal static class RunQuestion
{
    public const int Problems = 50;

    public static PageQuestion<RunAnswer> One { get; } = new("console-run", $$"""
        query Run($network: ID!, $run: ID!, $problems: Int!, $language: Language!) {
          network(id: $network) { {{ConsoleNetwork.Selection}} }
          node(id: $run) {
            __typename
            ... on SyncRun {
              {{RunRow.Selection}}
              network { key }
              problemCounts { code count remedy(language: $language) }
              problems(first: $problems) { code severity locator sourceId pointer message }
            }
          }
        }
        """, ConsoleJson.Default.PageEnvelopeRunAnswer);
}
