using Federation.Web.Asking;

namespace Federation.Web.Console.Corrections;

/// <summary>Corrections that people suggest to a network.</summary>
internal static class CorrectionsQuestion
{
    public const int Most = 50;

    public static PageQuestion<CorrectionsAnswer> Some { get; } = new("console-corrections", $$"""
        query Corrections($network: ID!, $open: Boolean!, $first: Int!) {
          network(id: $network) {
            {{ConsoleNetwork.Selection}}
            suggestions(open: $open, first: $first) { key at field value before comment listing centre { key name } state closedAt reason }
          }
        }
        """, ConsoleJson.Default.PageEnvelopeCorrectionsAnswer);
}
