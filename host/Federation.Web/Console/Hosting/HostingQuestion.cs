using Federation.Web.Asking;

namespace Federation.Web.Console.Hosting;

/// <summary>Whose members a network's centres host, and what it wants of doors for its own.</summary>
internal static class HostingQuestion
{
    public const int PageSize = 20;

    public static PageQuestion<HostingAnswer> One { get; } = new("console-hosting", $$"""
        query Hosting($network: ID!, $first: Int!, $after: String) {
          network(id: $network) { {{ConsoleNetwork.Selection}} }
          networks { key name }
          hostingTerms(network: $network) { awayPerMonth version networks { networkKey stance visitsPerMonth } }
          offlinePolicy(network: $network)
          centres(filter: { networks: [$network] }, first: $first, after: $after, orderBy: NAME) {
            totalCount
            pageInfo { hasNextPage endCursor }
            nodes { key name doorKeeper { key name } admission { hours admits { networkKey network { name } tier daysPerMonth } } }
          }
        }
        """, ConsoleJson.Default.PageEnvelopeHostingAnswer);
}
