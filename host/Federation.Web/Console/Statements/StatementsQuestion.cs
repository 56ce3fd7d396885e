using Federation.Web.Asking;

namespace Federation.Web.Console.Statements;

/// <summary>What a network hosted in a month, and what others hosted of its members.</summary>
internal static class StatementsQuestion
{
    public const int Lines = 100;

    private const string Statement = """
        key host home closedAt visitorDays visits doubtfulDays doubtfulVisits sha256 lineCount correctionCount
        lines(first: $lines) { centreKey centre { name } tier visitorDays visits doubtfulDays doubtfulVisits dispute { by reason state claimedDays claimedVisits } }
        corrections(first: $lines) { centreKey centre { name } tier visitorDays visits doubtfulDays doubtfulVisits reason corrects: statement }
        """;

    private const string Travel = "carKm kgCo2e visitorDays method(language: $language) factorSource(language: $language) factorUrl";

    public static PageQuestion<StatementsAnswer> Month { get; } = new("console-statements", $$"""
        query Statements($network: ID!, $month: String!, $lines: Int!, $language: Language!) {
          network(id: $network) { {{ConsoleNetwork.Selection}} }
          networks { key name }
          viewer { isOperator }
          visitStatements(network: $network, month: $month) {
            month
            closed
            closesAt
            hosted { {{Statement}} }
            sent { {{Statement}} }
            hostedTravel { {{Travel}} }
            sentTravel { {{Travel}} }
          }
        }
        """, ConsoleJson.Default.PageEnvelopeStatementsAnswer);
}
