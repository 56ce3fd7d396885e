using Federation.Web.Asking;

namespace Federation.Web.Networks;

/// <summary>Every partner network, and how its source does.</summary>
internal static class NetworksQuestion
{
    public static PageQuestion<NetworksAnswer> All { get; } = new("networks", """
        query Networks($language: Language!) {
          centres(first: 0) { totalCount }
          networks {
            key
            name
            adapter
            listingCount
            lastRun {
              startedAt
              status
              unchangedSince
              counts { new changed unchanged quarantined }
              failure { code message remedy(language: $language) }
            }
          }
        }
        """, WebJson.Default.PageEnvelopeNetworksAnswer);
}
