using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Federation.Cluster.Members.Visits.Statements;
using Federation.Gateway.Exports.Formats;
using Federation.Gateway.GraphQL.Statements;

namespace Federation.Gateway.Exports.Visits;

/// <summary>A network's month as CSV after RFC 4180, in UTF-8 with a byte order mark: a row for each line and counter-entry. Pure.</summary>
internal static class VisitCsv
{
    /// <param name="lines">Of each statement all, with what is disputed of them.</param>
    public static byte[] Of(NetworkStatements month, IReadOnlyDictionary<string, IReadOnlyList<StatedLine>> lines)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" });
        Row(csv, "side", "statement", "host", "home", "closedAt", "sha256", "entry", "corrects", "centre", "tier", "visitorDays", "visits", "reason", "dispute");
        foreach (var statement in month.All)
        {
            string side = statement.Host == month.Network ? "hosted" : "sent";
            foreach (var (line, dispute) in lines[statement.Id].Select(stated => (stated.Line, stated.Dispute))) Add(side, statement, "line", "", line.Centre.Value, line.Tier.Value, line.VisitorDays, line.Visits, "", dispute?.State.ToString() ?? "");
            foreach (var entry in statement.Corrections) Add(side, statement, "counter-entry", VisitStatement.IdOf(entry.Month, entry.Host, entry.Home), entry.Centre.Value, entry.Tier.Value, entry.VisitorDays, entry.Visits, entry.Reason.ToString(), "");
        }

        csv.Flush();
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];

        void Add(string side, VisitStatement of, string entry, string corrects, string centre, string tier, int days, int visits, string reason, string dispute) =>
            Row(csv, side, of.Id, of.Host.Value, of.Home.Value, of.ClosedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), of.Sha256, entry, corrects, centre, tier, days, visits, reason, dispute);
    }

    /// <summary>A number stays one, also below zero; every text is made safe, also those whose form would not let a spreadsheet calculate them today.</summary>
    private static void Row(CsvWriter csv, params IReadOnlyList<object> cells)
    {
        foreach (object cell in cells) csv.WriteField(cell is int number ? number.ToString(CultureInfo.InvariantCulture) : CsvCell.Of((string)cell));
        csv.NextRecord();
    }
}
