using Federation.Web.Asking;

namespace Federation.Web.Console.Hosting;

/// <summary>Whose members a network's centres host, and what it wants of doors for its own.</summary>
internal static class HostingQuestion
{
    public static PageQuestion<HostingAnswer> One { get; } = new("console-hosting", $$"""
        query Hosting($network: ID!) {
          network(id: $network) { {{ConsoleNetwork.Selection}} }
          networks { key name }
          hostingTerms(network: $network) { awayPerMonth version networks { networkKey stance visitsPerMonth } }
          offlinePolicy(network: $network)
        }
        """, ConsoleJson.Default.PageEnvelopeHostingAnswer);
}
