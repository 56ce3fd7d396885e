using Federation.Web.Asking;

namespace Federation.Web.Console.Start;

/// <summary>Every network, with what tells which of them are the reader's.</summary>
internal static class StartQuestion
{
    public static PageQuestion<StartAnswer> All { get; } = new("console", $$"""
        query Console($language: Language!) {
          networks {
            {{ConsoleNetwork.Selection}}
            listingCount
            source { condition lastReadAt }
            lastRun { id status startedAt }
            alerts { {{ConsoleAlert.Selection}} }
          }
        }
        """, ConsoleJson.Default.PageEnvelopeStartAnswer);
}
