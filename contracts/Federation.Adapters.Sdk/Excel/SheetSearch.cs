using System.Globalization;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>Finds the sheet of a table, and its columns. People put a title above, and other sheets before it.</summary>
internal static class SheetSearch
{
    private const int HeaderRows = 20;
    private const int ShownSheets = 10;

    /// <summary>The columns' names, null for one that is not read; the workbook stands before the first row of the table.</summary>
    /// <param name="name">The sheet, told without regard to case; null for the first visible one that has the table.</param>
    /// <exception cref="AdapterException"><c>xlsx.sheet</c>, <c>xlsx.headers</c>, or what reading throws.</exception>
    public static IReadOnlyList<string?> Find(SpreadsheetFormat format, WorkbookFile workbook, string? name)
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
            if (format.Headers is not null || format.RowsBefore is not null) return At(format, workbook);
            for (int row = 0; row < HeaderRows && workbook.NextRow() is { } cells; row++)
            {
                var headers = HeadersOf(cells);
                if (format.IsHeaderRow(headers)) return Named(format, headers);
                if (first.Count == 0 && headers.Count(header => header.Length > 0) > 1) first = headers;
            }
        }
        while (workbook.NextSheet());

        if (isThere || name is null) throw NoHeaders(format, first, string.Create(CultureInfo.InvariantCulture, $"None of the first {HeaderRows} rows of a sheet is the header row."));
        throw new AdapterException(
            FailureKind.Configuration, "xlsx.sheet", $"The workbook has no sheet \"{Excerpt.Of(name)}\"; it has {string.Join(", ", seen.Take(ShownSheets).Select(sheet => $"\"{Excerpt.Of(sheet)}\""))}.");
    }

    // The table begins where it is said to.
    private static IReadOnlyList<string?> At(SpreadsheetFormat format, WorkbookFile workbook)
    {
        int before = format.RowsBefore ?? 0;
        for (int row = 0; row < before && workbook.NextRow() is not null; row++)
        {
        }

        if (format.Headers is { Count: 0 }) return HeaderRow.Name(Widened([], workbook.Columns));
        if (format.Headers is { } given) return Named(format, Widened(given, workbook.Columns));
        var found = HeadersOf(workbook.NextRow() ?? []);
        var headers = format.ReadsNamelessColumns ? Widened(found, workbook.Columns) : found;
        return format.IsHeaderRow(headers) ? Named(format, headers) : throw NoHeaders(format, found, string.Create(CultureInfo.InvariantCulture, $"Row {before + 1} of the sheet is not the header row."));
    }

    private static IReadOnlyList<string?> Named(SpreadsheetFormat format, IReadOnlyList<string> headers) =>
        [.. HeaderRow.Name(headers).Select((name, column) => headers[column].Length == 0 && !format.ReadsNamelessColumns ? null : name)];

    private static IReadOnlyList<string> Widened(IReadOnlyList<string> headers, int columns) => [.. headers, .. Enumerable.Repeat("", Math.Max(0, columns - headers.Count))];

    private static IReadOnlyList<string> HeadersOf(string[] cells)
    {
        int last = Array.FindLastIndex(cells, cell => !string.IsNullOrWhiteSpace(cell));
        return [.. cells.Take(last + 1).Select(HeaderRow.Clean)];
    }

    private static AdapterException NoHeaders(SpreadsheetFormat format, IReadOnlyList<string> first, string what)
    {
        string found = first.Count == 0 ? "found no row with two texts" : $"found {HeaderRow.Show(first)}";
        string expected = format.RequiredHeaders.Count == 0 ? "" : $" Expected {HeaderRow.Show(format.RequiredHeaders)};";
        return new AdapterException(FailureKind.SourceChanged, "xlsx.headers", $"{what}{expected} {found}.");
    }
}
