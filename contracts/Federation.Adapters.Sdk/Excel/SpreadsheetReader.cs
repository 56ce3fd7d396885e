using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>Streams the rows below the header row, each as a JSON object of header to text.</summary>
internal sealed class SpreadsheetReader : RecordReader
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly SpreadsheetFormat _format;
    private readonly WorkbookFile _workbook;
    private readonly string _sheet;

    // Null for a column that is not read.
    private readonly string?[] _columns;
    private readonly int _idColumn;
    private readonly PersonColumns _persons;
    private readonly TextFindings _findings = new("xlsx.encoding");
    private readonly ArrayBufferWriter<byte> _row = new();
    private readonly List<string> _mailboxes = [];

    /// <param name="columns">Their names, null for one that is not read.</param>
    public SpreadsheetReader(SpreadsheetFormat format, WorkbookFile workbook, IReadOnlyList<string?> columns)
    {
        _format = format;
        _workbook = workbook;
        _sheet = workbook.SheetName;
        _columns = [.. columns];
        _idColumn = format.IdHeader is { } id ? Array.IndexOf(_columns, id) : -1;
        _persons = new PersonColumns(format.PersonHeaders, [.. columns.OfType<string>()]);
    }

    public override string Description => string.Create(CultureInfo.InvariantCulture, $"Workbook, sheet \"{Excerpt.Of(_sheet)}\", {_columns.Count(column => column is not null)} columns");

    // All of it is in memory by now.
    public override IAsyncEnumerable<SourceRecord> ReadAsync(CancellationToken cancellationToken) => Rows(cancellationToken).ToAsyncEnumerable();

    private IEnumerable<SourceRecord> Rows(CancellationToken cancellationToken)
    {
        using var workbook = _workbook;
        int rows = 0;
        while (_workbook.NextRow() is { } cells)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Array.TrueForAll(cells, string.IsNullOrWhiteSpace)) continue;
            if (++rows > _format.Limits.WorkbookRows) throw new AdapterException(FailureKind.SourceChanged, "xlsx.too-many-rows", string.Create(CultureInfo.InvariantCulture, $"The sheet \"{Excerpt.Of(_sheet)}\" has more than {_format.Limits.WorkbookRows} rows that are not blank."));
            yield return Record(cells, _workbook.Row);
        }
    }

    private SourceRecord Record(string[] cells, int row)
    {
        string locator = string.Create(CultureInfo.InvariantCulture, $"row {row}");
        string id = _idColumn >= 0 && _idColumn < cells.Length ? CleanText.Of(cells[_idColumn]).Trim() : "";
        Write(cells);
        if (_row.WrittenCount > _format.Limits.RecordBytes)
        {
            _findings.Take();
            return RefusedRecord.Of(id, locator, RefusedRecord.TooLarge(_format.Limits));
        }

        return _format.Complete(new SourceRecord
        {
            SourceId = id,
            Raw = _row.WrittenSpan.ToArray(),
            Locator = locator,
            PersonFields = _mailboxes.Count == 0 ? _persons.Fields : [.. _persons.Fields.Union(_mailboxes)],
            Issues = _findings.Take(),
        });
    }

    private void Write(string[] cells)
    {
        _row.ResetWrittenCount();
        _mailboxes.Clear();
        using var writer = new Utf8JsonWriter(_row, Writing);
        writer.WriteStartObject();
        for (int column = 0; column < Math.Min(cells.Length, _columns.Length); column++)
        {
            if (_columns[column] is not { } name) continue;
            _findings.Look(cells[column], name, JsonPointer.Of);
            if (_format.CutsMailboxes && Mailboxes.IsIn(cells[column])) _mailboxes.Add(JsonPointer.Of(name));
            writer.WriteString(name, BrokenText.Show(cells[column]));
        }

        writer.WriteEndObject();
    }
}
