using Federation.Web.Asking;

namespace Federation.Web.Directory.Feeds;

/// <summary>The centres of a filter that changed last.</summary>
internal static class FeedQuestion
{
    public const int Entries = 50;

    public static PageQuestion<FeedAnswer> Newest { get; } = new("feed", """
        query Feed($filter: CentreFilter!, $first: Int!) {
          centres(filter: $filter, first: $first, orderBy: FRESHNESS) {
            nodes {
              key
              name
              description
              changedAt
              address { text }
              label { heldLevel }
              listings { network { name } attribution terms { name url } }
            }
          }
        }
        """, WebJson.Default.PageEnvelopeFeedAnswer);
}
