using System.Globalization;
using Federation.Adapters.Mapping.Sources;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Probing.Sketches;

/// <summary>Finds the sheet of a workbook that holds the table, and where on it the table begins.</summary>
internal static class SheetSniffer
{
    private const int MostSheets = 10;
    private const int CountedRows = 20_000;
    private const int LookedAtRows = 40;

    /// <exception cref="AdapterException">An <c>xlsx.*</c> code, or <c>probe.no-records</c>.</exception>
    public static SourceSketch Sketch(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        using var workbook = WorkbookFile.Open(bytes.ToArray(), ParserLimits.Standard, cancellationToken);
        var sheets = Sheets(workbook, cancellationToken);
        if (sheets.MaxBy(sheet => sheet.Filled) is not { Head: [_, ..] head } best) throw ProbeFailures.NoRecords("a workbook without a row");
        int index = TableShape.RowsBefore([.. head.Select(row => row.Cells)]);
        var unsure = new List<string>();
        if (sheets.Count > 1) unsure.Add($"The workbook has {sheets.Count.ToString(CultureInfo.InvariantCulture)} sheets; the one that holds most was taken.");
        bool hasHeaders = TableShape.AreNames(head[index].Cells);
        if (!hasHeaders) unsure.Add("The first row of the table looks like values and not like names, so columns go by number: #1, #2.");
        return new SourceSketch
        {
            Kind = SourceKind.Xlsx,
            Sample = bytes,
            Sheet = sheets.Count > 1 ? best.Name : null,
            RowsBefore = head[index].Number - 1,
            HasHeaders = hasHeaders,
            Unsure = unsure,
        };
    }

    // A hidden sheet is nobody's list.
    private static List<Sheet> Sheets(WorkbookFile workbook, CancellationToken cancellationToken)
    {
        var sheets = new List<Sheet>();
        do
        {
            if (workbook.IsVisible) sheets.Add(Look(workbook, cancellationToken));
        }
        while (sheets.Count < MostSheets && workbook.NextSheet());
        return sheets;
    }

    private static Sheet Look(WorkbookFile workbook, CancellationToken cancellationToken)
    {
        string name = workbook.SheetName;
        var head = new List<(int, IReadOnlyList<string>)>();
        int filled = 0;
        for (int row = 0; row < CountedRows && workbook.NextRow() is { } cells; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int texts = cells.Count(cell => !string.IsNullOrWhiteSpace(cell));
            filled += texts;
            if (texts > 0 && head.Count < LookedAtRows) head.Add((workbook.Row, [.. cells.Select(cell => cell.Trim())]));
        }

        return new Sheet(name, filled, head);
    }

    /// <param name="Filled">How many cells of its first rows say something.</param>
    /// <param name="Head">Its first rows that are not blank, by their numbers.</param>
    private sealed record Sheet(string Name, int Filled, IReadOnlyList<(int Number, IReadOnlyList<string> Cells)> Head);
}
