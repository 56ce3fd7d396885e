using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// A sheet of a workbook (.xlsx, .xlsm) with one header row among its first 20 rows: each row below it is a record <c>{ header: text }</c>, as of a <see cref="CsvFormat"/>. Read is the sheet that the setting
/// <c>sheet</c> names, else the first visible one that has such a row. Blank rows are passed over and counted; a column without a header is not read. Where <see cref="RowsBefore"/> or
/// <see cref="Headers"/> says where the table begins, nothing is sought.
/// </summary>
/// <remarks>
/// What is read of a cell is the value that was saved with it: formulas are never calculated, and one that failed (<c>#N/A</c>) says nothing. Numbers are plain (<c>47.32</c>), with the leading zeros that a format
/// such as <c>00000</c> shows; days are <c>2026-03-01</c>, moments <c>2026-03-01T09:30:00</c>, times of day <c>09:30</c>, truth <c>true</c> or <c>false</c>. Merged cells all say what the first of them says.
/// </remarks>
public class SpreadsheetFormat : RecordFormat
{
    /// <summary>The setting that names the sheet.</summary>
    public const string SheetSetting = "sheet";

    /// <summary>Columns without which a row is not the header row, as written there.</summary>
    public required IReadOnlyList<string> RequiredHeaders { get; init; }

    /// <summary>The sheet's name, told without regard to case; null, as by default, for what the setting <c>sheet</c> says.</summary>
    public string? Sheet { get; init; }

    /// <inheritdoc cref="CsvFormat.Headers"/>
    public IReadOnlyList<string>? Headers { get; init; }

    /// <summary>Rows of the sheet, blank ones too, before the header row, or before the first row where there is none; null, as by default, where the header row is sought.</summary>
    public int? RowsBefore { get; init; }

    /// <inheritdoc cref="CsvFormat.IdHeader"/>
    public required string? IdHeader { get; init; }

    /// <summary>Columns that name or reach a person, told without regard to case, and with every repetition (<c>MAIL#2</c>). They need not be there.</summary>
    public IReadOnlyList<string> PersonHeaders { get; init; } = [];

    /// <inheritdoc cref="CsvFormat.CutsMailboxes"/>
    public bool CutsMailboxes { get; init; }

    /// <summary>Whether a column without a header is read by its number (<c>#7</c>), as of a <see cref="CsvFormat"/>. A mapping may name it.</summary>
    internal bool ReadsNamelessColumns { get; init; }

    /// <inheritdoc/>
    public override bool Recognises(OpenedSource source) => source.StartsWith(WorkbookFile.Packed) || source.StartsWith(WorkbookFile.Compound);

    /// <inheritdoc/>
    public override async Task<RecordReader> OpenAsync(OpenedSource source, AdapterContext context, CancellationToken cancellationToken)
    {
        byte[] file = await BoundedBytes.ReadAsync(source.Stream, Limits.WorkbookBytes, cancellationToken)
            ?? throw new AdapterException(FailureKind.SourceChanged, "xlsx.too-large", $"The workbook is larger than {Limits.WorkbookBytes} bytes.");
        var workbook = WorkbookFile.Open(file, Limits, cancellationToken);
        return new SpreadsheetReader(this, workbook, SheetSearch.Find(this, workbook, Sheet ?? context.Config.Text(SheetSetting)));
    }

    /// <summary>Adds what only this source's adapter knows; see <see cref="CsvFormat.Complete"/>.</summary>
    protected internal virtual SourceRecord Complete(SourceRecord record) => record;

    /// <summary>Whether these are the headers of the table: by default where every one of <see cref="RequiredHeaders"/> is among them, repeated ones numbered.</summary>
    /// <param name="headers">The texts of one row, trimmed, an empty cell as an empty text.</param>
    protected internal virtual bool IsHeaderRow(IReadOnlyList<string> headers) => !RequiredHeaders.Except(HeaderRow.Name(headers), StringComparer.Ordinal).Any();
}
