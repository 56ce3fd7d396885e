using Federation.Web.Asking;

namespace Federation.Web.Console.Start;

/// <summary>What the reader may do, and the networks that are theirs.</summary>
internal static class StartQuestion
{
    public static PageQuestion<StartAnswer> All { get; } = new("console", $$"""
        query Console($language: Language!) {
          viewer {
            isAssessor
            isOperator
            networks {
              key
              name
              listingCount
              source { condition lastReadAt }
              lastRun { id status startedAt }
              alerts { {{ConsoleAlert.Selection}} }
            }
          }
        }
        """, ConsoleJson.Default.PageEnvelopeStartAnswer);
}
