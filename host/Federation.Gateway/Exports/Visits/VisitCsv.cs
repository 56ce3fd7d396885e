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
        Row(csv, "side", "statement", "host", "home", "closedAt", "sha256", "entry", "corrects", "centre", "tier", "visitorDays", "visits", "doubtfulDays", "doubtfulVisits", "reason", "dispute", "concededDays", "concededVisits", "enteredIn");
        foreach (var statement in month.All)
        {
            object[] head = [statement.Host == month.Network ? "hosted" : "sent", statement.Id, statement.Host.Value, statement.Home.Value, statement.ClosedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), statement.Sha256];
            foreach (var (line, dispute) in lines[statement.Id].Select(stated => (stated.Line, stated.Dispute))) Row(csv, [.. head, "line", "", line.Centre.Value, line.Tier.Value, line.VisitorDays, line.Visits, line.DoubtfulDays, line.DoubtfulVisits, "", .. Cells(dispute)]);
            foreach (var entry in statement.Corrections) Row(csv, [.. head, "counter-entry", VisitStatement.IdOf(entry.Month, entry.Host, entry.Home), entry.Centre.Value, entry.Tier.Value, entry.VisitorDays, entry.Visits, entry.DoubtfulDays, entry.DoubtfulVisits, entry.Reason.ToConstantCase(), .. Cells(null)]);
        }

        csv.Flush();
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static object[] Cells(VisitDispute? dispute) => [dispute?.State.ToConstantCase() ?? "", Number(dispute?.VisitorDays), Number(dispute?.Visits), dispute?.EnteredIn?.ToString() ?? ""];

    private static object Number(int? number) => number is { } known ? known : "";

    /// <summary>As the API writes it: these are words of one part.</summary>
    private static string ToConstantCase(this Enum word) => word.ToString().ToUpperInvariant();

    /// <summary>A number stays one, also below zero; every text is made safe, also those whose form would not let a spreadsheet calculate them today.</summary>
    private static void Row(CsvWriter csv, params IReadOnlyList<object> cells)
    {
        foreach (object cell in cells) csv.WriteField(cell is int number ? number.ToString(CultureInfo.InvariantCulture) : CsvCell.Of((string)cell));
        csv.NextRecord();
    }
}
