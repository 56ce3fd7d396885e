using Federation.Adapters.Mapping.Sources;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Probing.Sketches;

/// <summary>Finds out encoding, delimiter, title and header row of a table of text.</summary>
internal static class TableSniffer
{
    private const int LookedAtRows = 40;
    private static readonly char[] Delimiters = [';', ',', '\t', '|'];

    /// <exception cref="AdapterException"><c>probe.unknown-format</c>: it is no table.</exception>
    public static async Task<SourceSketch> SketchAsync(SourceStart start, OpenedSource source, CancellationToken cancellationToken)
    {
        var text = new SniffingTextReader(source.Stream, null, int.MaxValue, cancellationToken);
        string peeked = await text.PeekAsync(LookedAtRows);
        if (peeked.Count(character => character == '\0') * 100 > peeked.Length) throw ProbeFailures.UnknownFormat("no text");
        await ReadOnAsync(text, cancellationToken);
        var rows = Rows(peeked);
        var (delimiter, cells) = Delimiters.Select(delimiter => (delimiter, cells: rows.Select(row => HeaderRow.Split(row, delimiter)).ToList())).OrderByDescending(choice => Evenness(choice.cells)).First();
        if (TableShape.Width(cells) < 2) throw ProbeFailures.NoRecords("text in one column");
        int before = TableShape.RowsBefore(cells);
        bool hasHeaders = TableShape.AreNames(cells[before]);
        var unsure = new List<string>();
        if (!hasHeaders) unsure.Add("The first row of the table looks like values and not like names, so columns go by number: #1, #2. Give them names by headers: [ ... ] if you like.");
        if (before > 0) unsure.Add($"{before} row{(before > 1 ? "s stand" : " stands")} above the table and {(before > 1 ? "are" : "is")} passed over (rowsBefore).");
        return new SourceSketch
        {
            Kind = SourceKind.Csv,
            Sample = start.Bytes,
            Encoding = text.EncodingName is "us-ascii" or "utf-8" ? null : text.EncodingName,
            Delimiter = delimiter,
            RowsBefore = before,
            HasHeaders = hasHeaders,
            Unsure = unsure,
        };
    }

    // The encoding is known only once a byte beyond ASCII was met.
    private static async Task ReadOnAsync(SniffingTextReader text, CancellationToken cancellationToken)
    {
        var buffer = new char[64 << 10];
        while (await text.ReadAsync(buffer.AsMemory(), cancellationToken) > 0 && text.EncodingName == "us-ascii")
        {
        }
    }

    private static List<string> Rows(string text)
    {
        var rows = new List<string>();
        int at = 0;
        while (at < text.Length && rows.Count < LookedAtRows)
        {
            int length = HeaderRow.Length(text.AsSpan(at));
            rows.Add(text.Substring(at, length));
            at += length;
            if (at < text.Length) at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
        }

        return rows;
    }

    // How many cells the rows have that agree in their number; a text with commas in it agrees in none.
    private static double Evenness(List<IReadOnlyList<string>> rows)
    {
        int width = TableShape.Width(rows);
        return width < 2 ? 0 : rows.Count(row => row.Count == width) * Math.Log2(width + 1);
    }
}
