using Federation.Web.Asking;

namespace Federation.Web.Console.Quarantine;

/// <summary>The quarantine by code, and record by record.</summary>
internal static class QuarantineQuestion
{
    public const int PageSize = 10;

    private const string Record = "sourceId locator since raw rawLength draft issues { code severity pointer message remedy(language: $language) }";

    public static PageQuestion<QuarantineAnswer> Groups { get; } = new("console-quarantine", $$"""
        query Quarantine($network: ID!, $language: Language!) {
          network(id: $network) { {{ConsoleNetwork.Selection}} }
          quarantineGroups(network: $network) { code count replayable remedy(language: $language) examples { {{Record}} } }
        }
        """, ConsoleJson.Default.PageEnvelopeQuarantineAnswer);

    public static PageQuestion<RecordsAnswer> Records { get; } = new("console-quarantine-records", $$"""
        query QuarantineRecords($network: ID!, $first: Int!, $after: String, $language: Language!) {
          network(id: $network) { {{ConsoleNetwork.Selection}} }
          quarantine(network: $network, first: $first, after: $after) { hasMore next items { {{Record}} } }
        }
        """, ConsoleJson.Default.PageEnvelopeRecordsAnswer);
}
