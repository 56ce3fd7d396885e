using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// A table of text with one header row. Delimiter (<c>; , TAB |</c>) and encoding are found out, or fixed by the settings
/// <c>delimiter</c> and <c>encoding</c>. Blank rows are passed over and counted.
/// </summary>
/// <remarks>
/// The encoding is what the byte order mark or the zeros of UTF-16 and UTF-32 say; else UTF-8 where the text is such, a few broken bytes
/// apart; else Windows-1252, unless the text is clearly in another script, such as Cyrillic. ISO-8859-1, guessed or set, is read as
/// Windows-1252. A row with bytes that are no text in that encoding is quarantined (<c>csv.encoding</c>).
/// </remarks>
public class CsvFormat : RecordFormat
{
    /// <summary>Columns without which the table is another one, as written in the header row.</summary>
    public required IReadOnlyList<string> RequiredHeaders { get; init; }

    /// <summary>
    /// The column of the network's own id; one of the required ones. Null where the table has none, so that <see cref="Complete"/> has to tell
    /// the rows apart.
    /// </summary>
    public required string? IdHeader { get; init; }

    /// <summary>
    /// The columns' names where the table has no header row, or one that is not to be trusted (then <see cref="RowsBefore"/> is 1); null, as by default, where the header row names
    /// them. None at all stands for columns that are named by their number, <c>#1</c>, <c>#2</c>, as many as the first row has.
    /// </summary>
    public IReadOnlyList<string>? Headers { get; init; }

    /// <summary>Rows before the header row, or before the first row where there is none: a title, a date of export. 0 by default, at most 100.</summary>
    public int RowsBefore { get; init; }

    /// <summary>
    /// Columns that name or reach a person, told without regard to case, and with every repetition (<c>MAIL#2</c>). They need
    /// not be there. Where there are any, a row of the wrong width keeps its id alone: its other cells may stand under other
    /// headers than their own, and so may the persons.
    /// </summary>
    public IReadOnlyList<string> PersonHeaders { get; init; } = [];

    /// <summary>
    /// Whether a text with a mailbox in it is cut as a person's, in whichever column it stands: people write them into comments. False by default.
    /// </summary>
    public bool CutsMailboxes { get; init; }

    /// <inheritdoc/>
    public override bool Recognises(OpenedSource source) =>
        source.FirstCharacter is not ('{' or '[' or '<') && source.MediaType is not ("application/json" or "application/geo+json");

    /// <inheritdoc/>
    public override async Task<RecordReader> OpenAsync(OpenedSource source, AdapterContext context, CancellationToken cancellationToken)
    {
        var text = new SniffingTextReader(source.Stream, CsvSettings.Encoding(context.Config), Limits.RecordCharacters, cancellationToken);
        string start = await text.PeekAsync(RowsBefore + 1);
        string firstRow = HeaderRow.At(start, RowsBefore);
        RefuseNoText(firstRow);
        char delimiter = CsvSettings.Delimiter(context.Config) ?? DelimiterSniffer.Choose(firstRow, RequiredHeaders);
        var headers = NamesOf(HeaderRow.Split(firstRow, delimiter));
        RefuseOtherTables(headers, delimiter);
        return new CsvRecordReader(this, text, delimiter, headers);
    }

    /// <summary>
    /// Adds what only this source's adapter knows: an id made of other columns, further person fields, further issues. Returns the record unchanged
    /// by default. Not asked for a row that is too large.
    /// </summary>
    /// <param name="record">The row as read. Where it has an error its cells may stand under other headers than their own.</param>
    protected internal virtual SourceRecord Complete(SourceRecord record) => record;

    private IReadOnlyList<string> NamesOf(IReadOnlyList<string> firstRow) => Headers switch
    {
        null => HeaderRow.Name(firstRow),
        [] => [.. Enumerable.Range(0, firstRow.Count).Select(HeaderRow.Column)],
        _ => HeaderRow.Name(Headers),
    };

    /// <summary>Whether these are the headers of the table: by default where every one of <see cref="RequiredHeaders"/> is among them.</summary>
    /// <param name="headers">One for each column: a repeated one numbered, an empty one as its column's number, <c>#7</c>.</param>
    protected internal virtual bool IsHeaderRow(IReadOnlyList<string> headers) => !RequiredHeaders.Except(headers, StringComparer.Ordinal).Any();

    private static void RefuseNoText(string headerRow)
    {
        int index = headerRow.IndexOf('\0', StringComparison.Ordinal);
        if (index < 0) return;
        throw new AdapterException(FailureKind.SourceChanged, "csv.nul", $"The header row holds a NUL character after {index} others: this is no text.");
    }

    private void RefuseOtherTables(IReadOnlyList<string> headers, char delimiter)
    {
        if (IsHeaderRow(headers)) return;
        var missing = RequiredHeaders.Except(headers, StringComparer.Ordinal).ToList();
        string lacks = missing.Count == 0 ? "The first row is no header row that is known" : $"The header row lacks {HeaderRow.Show(missing)}. Expected {HeaderRow.Show(RequiredHeaders)}";
        throw new AdapterException(FailureKind.SourceChanged, "csv.headers", $"{lacks}; found {HeaderRow.Show(headers)} with the delimiter {DelimiterSniffer.Show(delimiter)}.");
    }
}
