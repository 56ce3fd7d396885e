using Federation.Web.Asking;

namespace Federation.Web.Sitemaps;

/// <summary>The next hundred centres by name.</summary>
internal static class SitemapQuestion
{
    public static PageQuestion<SitemapAnswer> Centres { get; } = new("sitemap", """
        query Sitemap($after: String) {
          centres(first: 100, after: $after, orderBy: NAME) {
            pageInfo { endCursor hasNextPage }
            nodes { key changedAt }
          }
        }
        """, WebJson.Default.PageEnvelopeSitemapAnswer);
}
