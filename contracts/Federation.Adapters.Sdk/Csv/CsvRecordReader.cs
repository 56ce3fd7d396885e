using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>Streams the rows of a table, each as a JSON object of header to text.</summary>
internal sealed class CsvRecordReader : RecordReader
{
    private const int NoColumn = -1;
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly CsvFormat _format;
    private readonly ParserLimits _limits;
    private readonly SniffingTextReader _text;
    private readonly char _delimiter;
    private readonly IReadOnlyList<string> _headers;
    private readonly JsonEncodedText[] _names;

    // NoColumn where the table has none of ids.
    private readonly int _idColumn;
    private readonly PersonColumns _persons;
    private readonly TextFindings _findings = new("csv.encoding");
    private readonly ArrayBufferWriter<byte> _row = new();
    private readonly List<string> _mailboxes = [];

    // Set by the parser when a cell is first asked for.
    private bool _strayQuote;
    private long _rowStart;

    public CsvRecordReader(CsvFormat format, SniffingTextReader text, char delimiter, IReadOnlyList<string> headers)
    {
        _format = format;
        _limits = format.Limits;
        _text = text;
        _delimiter = delimiter;
        _headers = headers;
        _names = [.. headers.Select(header => JsonEncodedText.Encode(header, Writing.Encoder))];
        _idColumn = format.IdHeader is { } header ? headers.ToList().IndexOf(header) : NoColumn;
        _persons = new PersonColumns(format.PersonHeaders, headers);
    }

    public override string Description =>
        string.Create(CultureInfo.InvariantCulture, $"CSV, delimiter {DelimiterSniffer.Show(_delimiter)}, {_headers.Count} columns, {_text.EncodingName}");

    public override async IAsyncEnumerable<SourceRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var parser = new CsvParser(_text, Dialect(), leaveOpen: true);
        using var writer = new Utf8JsonWriter(_row, Writing);
        int before = _format.RowsBefore + (_format.Headers is null ? 1 : 0);
        for (int row = 1; row <= before; row++) await AdvanceAsync(parser, row);
        for (int row = before + 1; await AdvanceAsync(parser, row); row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsBlank(parser)) continue;
            yield return Record(parser, writer, row);
        }
    }

    private CsvConfiguration Dialect() => new(CultureInfo.InvariantCulture)
    {
        Delimiter = _delimiter.ToString(),
        Mode = CsvMode.RFC4180,
        HasHeaderRecord = false,
        IgnoreBlankLines = false,
        BufferSize = 32 << 10,
        BadDataFound = _ => _strayQuote = true,
    };

    private async Task<bool> AdvanceAsync(CsvParser parser, int row)
    {
        _text.StartPiece(() => Endless(row));
        _strayQuote = false;
        _rowStart = parser.CharCount;
        if (!await parser.ReadAsync()) return false;

        // The parser asks for more than there is only where the last row has no line end, or is still inside quotes.
        if (_text.EndReported && UnclosedQuote.IsIn(parser.RawRecord, _delimiter))
        {
            throw new AdapterException(FailureKind.SourceChanged, "csv.quote", $"Row {row} opens a quote that is never closed: everything after it would be one cell.");
        }

        return true;
    }

    private AdapterException Endless(int row) => new(
        FailureKind.SourceChanged, "csv.quote", $"Row {row} has not ended after {_limits.RecordCharacters} characters, which usually means a quote that is opened and never closed.");

    private static bool IsBlank(CsvParser parser)
    {
        for (int column = 0; column < parser.Count; column++)
        {
            if (!string.IsNullOrWhiteSpace(parser[column])) return false;
        }

        return true;
    }

    private SourceRecord Record(CsvParser parser, Utf8JsonWriter writer, int row)
    {
        string locator = string.Create(CultureInfo.InvariantCulture, $"row {row}");
        string id = _idColumn != NoColumn && IsKept(parser, _idColumn) ? CleanText.Of(parser[_idColumn]).Trim() : "";

        // A row as JSON is no shorter than its text, which is known without building anything.
        bool isTooLarge = parser.CharCount - _rowStart > _limits.RecordBytes;
        if (!isTooLarge)
        {
            WriteRow(parser, writer);
            isTooLarge = _row.WrittenCount > _limits.RecordBytes;
        }

        if (isTooLarge)
        {
            RefuseSwallowedRows(parser, row);
            return RefusedRecord.Of(id, locator, RefusedRecord.TooLarge(_limits));
        }

        return _format.Complete(new SourceRecord { SourceId = id, Raw = _row.WrittenSpan.ToArray(), Locator = locator, PersonFields = _mailboxes.Count == 0 ? _persons.Fields : [.. _persons.Fields.Union(_mailboxes)], Issues = IssuesOf(parser) });
    }

    // An unclosed quote takes in row after row up to the quote that opens a later cell, which then closes in the wrong place.
    private void RefuseSwallowedRows(CsvParser parser, int row)
    {
        bool holdsLineEnd = false;
        for (int column = 0; column < parser.Count; column++) holdsLineEnd |= parser[column].AsSpan().ContainsAny('\r', '\n');
        if (!holdsLineEnd || !_strayQuote) return;
        throw new AdapterException(
            FailureKind.SourceChanged, "csv.quote", $"Row {row} is larger than {_limits.RecordBytes} bytes and holds a quote out of place, which usually means a quote that is opened and never closed.");
    }

    private void WriteRow(CsvParser parser, Utf8JsonWriter writer)
    {
        _row.ResetWrittenCount();
        _mailboxes.Clear();
        writer.Reset();
        writer.WriteStartObject();
        for (int column = 0; column < parser.Count; column++)
        {
            if (!IsKept(parser, column)) continue;
            string cell = parser[column];
            _findings.Look(cell, column, PointerOf);
            if (_format.CutsMailboxes && Mailboxes.IsIn(cell)) _mailboxes.Add(PointerOf(column));
            if (column < _names.Length) writer.WriteString(_names[column], BrokenText.Show(cell));
            else writer.WriteString(HeaderRow.Column(column), BrokenText.Show(cell));
        }

        writer.WriteEndObject();
        writer.Flush();
    }

    private string PointerOf(int column) => JsonPointer.Of(column < _headers.Count ? _headers[column] : HeaderRow.Column(column));

    private bool IsKept(CsvParser parser, int column) =>
        column < parser.Count && (parser.Count == _headers.Count || !_persons.MayHaveShiftedInto(column, _idColumn));

    private IReadOnlyList<Issue> IssuesOf(CsvParser parser)
    {
        var texts = _findings.Take();
        if (parser.Count == _headers.Count && !_strayQuote) return texts;
        var issues = new List<Issue>(texts);
        if (parser.Count != _headers.Count)
        {
            issues.Add(Issue.Error("csv.width", $"The row has {parser.Count} cells where the header row has {_headers.Count}: a delimiter too many or too few, or a cell that lacks its quotes."));
        }

        if (_strayQuote) issues.Add(Issue.Warning("csv.stray-quote", "A cell holds a quote that is neither doubled nor around the whole cell; the cell was read as well as could be."));
        return issues;
    }
}
