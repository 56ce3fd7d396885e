using System.Globalization;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>Finds the sheet and the header row of a table. People put a title above, and other sheets before it.</summary>
internal static class SheetSearch
{
    private const int HeaderRows = 20;
    private const int ShownSheets = 10;

    /// <summary>The headers, one for each column; the workbook stands behind their row.</summary>
    /// <param name="name">The sheet, told without regard to case; null for the first visible one with such a row.</param>
    /// <exception cref="AdapterException"><c>xlsx.sheet</c>, <c>xlsx.headers</c>, or what reading throws.</exception>
    public static IReadOnlyList<string> Find(SpreadsheetFormat format, WorkbookFile workbook, string? name)
    {
        var seen = new List<string>();
        IReadOnlyList<string> first = [];
        bool isThere = false;
        do
        {
            if (workbook.IsVisible) seen.Add(workbook.SheetName);
            bool isMeant = name is null ? workbook.IsVisible : workbook.SheetName.Trim().Equals(name.Trim(), StringComparison.OrdinalIgnoreCase);
            if (!isMeant) continue;
            isThere = true;
            for (int row = 0; row < HeaderRows && workbook.NextRow() is { } cells; row++)
            {
                var headers = Headers(cells);
                if (format.IsHeaderRow(headers)) return headers;
                if (first.Count == 0 && headers.Count(header => header.Length > 0) > 1) first = headers;
            }
        }
        while (workbook.NextSheet());

        if (isThere || name is null) throw NoHeaders(format, first);
        throw new AdapterException(
            FailureKind.Configuration, "xlsx.sheet", $"The workbook has no sheet \"{Excerpt.Of(name)}\"; it has {string.Join(", ", seen.Take(ShownSheets).Select(sheet => $"\"{Excerpt.Of(sheet)}\""))}.");
    }

    private static IReadOnlyList<string> Headers(string[] cells)
    {
        int last = Array.FindLastIndex(cells, cell => !string.IsNullOrWhiteSpace(cell));
        return [.. cells.Take(last + 1).Select(HeaderRow.Clean)];
    }

    private static AdapterException NoHeaders(SpreadsheetFormat format, IReadOnlyList<string> first)
    {
        string found = first.Count == 0 ? "found no row with two texts" : $"found {HeaderRow.Show(first)}";
        string expected = format.RequiredHeaders.Count == 0 ? "" : $" Expected {HeaderRow.Show(format.RequiredHeaders)};";
        return new AdapterException(FailureKind.SourceChanged, "xlsx.headers", string.Create(CultureInfo.InvariantCulture, $"None of the first {HeaderRows} rows of a sheet is the header row.{expected} {found}."));
    }
}
