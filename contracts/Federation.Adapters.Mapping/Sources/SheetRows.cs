using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using Federation.Adapters.Sdk;
using Federation.Contracts;
using MiniExcelLibs;

namespace Federation.Adapters.Mapping.Sources;

/// <summary>The rows of a sheet as records, as a table's: header to text. Blank rows are passed over.</summary>
internal static class SheetRows
{
    private const int MostRows = 200_000;
    private const int MostShown = 40;
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<SourceRecord> Read(byte[] workbook, SourceRule source, IReadOnlyList<string> columns)
    {
        try
        {
            using var stream = new MemoryStream(workbook, writable: false);
            if (source.Sheet is { } sheet && !MiniExcel.GetSheetNames(stream).Contains(sheet)) throw new AdapterException(FailureKind.SourceChanged, "mapping.workbook", $"The workbook has no sheet \"{Excerpt.Of(sheet)}\".");
            stream.Position = 0;
            return RecordsOf(stream.Query(useHeaderRow: false, sheetName: source.Sheet, excelType: ExcelType.XLSX).Cast<IDictionary<string, object?>>(), source, columns);
        }
        catch (Exception failure) when (failure is XmlException or InvalidDataException or FormatException or InvalidOperationException or ArgumentException or KeyNotFoundException or NullReferenceException or IndexOutOfRangeException or OverflowException or NotSupportedException or InvalidCastException)
        {
            // What the library throws for a workbook that is none.
            throw SheetGuard.NoWorkbook(failure);
        }
    }

    private static List<SourceRecord> RecordsOf(IEnumerable<IDictionary<string, object?>> rows, SourceRule source, IReadOnlyList<string> columns)
    {
        var records = new List<SourceRecord>();
        var headers = source.Headers is { Count: > 0 } given ? Named(given) : null;
        int number = 0;
        foreach (var row in rows)
        {
            if (++number > MostRows) throw SheetGuard.TooLarge();
            if (number <= source.RowsBefore) continue;
            var cells = row.Values.Select(Text).ToList();
            if (headers is null)
            {
                headers = source.Headers is null ? Named(cells) : [.. cells.Select((_, index) => Column(index))];
                if (source.Headers is null)
                {
                    RefuseOtherTables(headers, columns);
                    continue;
                }
            }

            if (cells.Any(cell => cell.Length > 0)) records.Add(Record(headers, cells, number));
        }

        return records;
    }

    private static void RefuseOtherTables(IReadOnlyList<string> headers, IReadOnlyList<string> columns)
    {
        var missing = columns.Except(headers, StringComparer.Ordinal).ToList();
        if (missing.Count == 0) return;
        throw new AdapterException(FailureKind.SourceChanged, "csv.headers", $"The sheet's header row lacks {Shown(missing)}; found {Shown(headers)}.");
    }

    private static string Shown(IReadOnlyList<string> headers) =>
        string.Join(", ", headers.Take(MostShown).Select(header => $"\"{Excerpt.Of(header)}\"")) + (headers.Count > MostShown ? string.Create(CultureInfo.InvariantCulture, $" and {headers.Count - MostShown} more") : "");

    private static SourceRecord Record(IReadOnlyList<string> headers, List<string> cells, int row)
    {
        string locator = string.Create(CultureInfo.InvariantCulture, $"row {row}");
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, Writing))
        {
            writer.WriteStartObject();
            for (int column = 0; column < Math.Max(cells.Count, headers.Count); column++) writer.WriteString(column < headers.Count ? headers[column] : Column(column), column < cells.Count ? cells[column] : "");
            writer.WriteEndObject();
        }

        if (json.WrittenCount > ParserLimits.MostRecordBytes) return RefusedRecord.Of("", locator, RefusedRecord.TooLarge(ParserLimits.Standard));
        return new SourceRecord { SourceId = "", Raw = json.WrittenMemory, Locator = locator, Issues = JsonText.Inspect(json.WrittenMemory) };
    }

    // As tables of text name theirs: the second NOM is NOM#2, an empty seventh header #7.
    private static List<string> Named(IReadOnlyList<string> cells)
    {
        var names = new List<string>(cells.Count);
        foreach (var (index, cell) in cells.Index())
        {
            string header = cell.Trim().Length > 0 ? Values.Folding.Composed(cell.Trim()) : Column(index);
            string name = header;
            for (int count = 2; names.Contains(name); count++) name = string.Create(CultureInfo.InvariantCulture, $"{header}#{count}");
            names.Add(name);
        }

        return names;
    }

    private static string Column(int index) => string.Create(CultureInfo.InvariantCulture, $"#{index + 1}");

    private static string Text(object? cell) => cell switch
    {
        null => "",
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString(@"hh\:mm", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
