using System.Globalization;
using System.Xml;
using Federation.Adapters.Mapping.Sources;
using Federation.Contracts;
using MiniExcelLibs;
using System.Text.Json;

namespace Federation.Adapters.Mapping.Probing.Sketches;

/// <summary>Finds the sheet of a workbook that holds the table, and where on it the table begins.</summary>
internal static class SheetSniffer
{
    private const int MostSheets = 10;
    private const int LookedAtRows = 40;

    /// <exception cref="AdapterException"><c>mapping.workbook</c>, <c>mapping.workbook-too-large</c>, <c>probe.no-records</c>.</exception>
    public static SourceSketch Sketch(ReadOnlyMemory<byte> bytes)
    {
        byte[] workbook = bytes.ToArray();
        SheetGuard.Check(workbook);
        var sheets = Names(workbook);
        var best = sheets.Take(MostSheets).Select(sheet => (sheet, rows: Rows(workbook, sheet))).OrderByDescending(choice => choice.rows.Sum(row => row.Cells.Count(cell => cell.Length > 0))).FirstOrDefault();
        if (best.rows is null || best.rows.Count == 0) throw ProbeFailures.NoRecords("a workbook without a row");
        var head = best.rows.Take(LookedAtRows).Select(row => row.Cells).ToList();
        int index = TableShape.RowsBefore(head);
        var unsure = new List<string>();
        if (sheets.Count > 1) unsure.Add($"The workbook has {sheets.Count.ToString(CultureInfo.InvariantCulture)} sheets; the one that holds most was taken.");
        bool hasHeaders = TableShape.AreNames(head[index]);
        if (!hasHeaders) unsure.Add("The first row of the table looks like values and not like names, so columns go by number: #1, #2.");
        return new SourceSketch
        {
            Kind = SourceKind.Xlsx,
            Sample = bytes,
            Sheet = sheets.Count > 1 ? best.sheet : null,
            RowsBefore = best.rows[index].Number - 1,
            HasHeaders = hasHeaders,
            Unsure = unsure,
        };
    }

    private static List<string> Names(byte[] workbook)
    {
        try
        {
            using var stream = new MemoryStream(workbook, writable: false);
            return stream.GetSheetNames();
        }
        catch (Exception failure) when (failure is XmlException or InvalidDataException or FormatException or InvalidOperationException or ArgumentException or KeyNotFoundException or NullReferenceException or IndexOutOfRangeException or OverflowException or NotSupportedException or InvalidCastException)
        {
            // What the library throws for a workbook that is none.
            throw SheetGuard.NoWorkbook(failure);
        }
    }

    private static List<(int Number, IReadOnlyList<string> Cells)> Rows(byte[] workbook, string sheet)
    {
        var rule = new SourceRule { Kind = SourceKind.Xlsx, Address = Values.Template.TryParse("-")!, Sheet = sheet, Headers = [] }; // It is a template without names.
        return [.. SheetRows.Read(workbook, rule, []).Select(record => (NumberOf(record), CellsOf(record)))];
    }

    private static int NumberOf(SourceRecord record) => int.TryParse(record.Locator?.Split(' ')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 1;

    private static IReadOnlyList<string> CellsOf(SourceRecord record)
    {
        using var document = JsonDocument.Parse(record.Raw);
        return [.. document.RootElement.EnumerateObject().Select(cell => cell.Value.GetString()?.Trim() ?? "")];
    }
}
