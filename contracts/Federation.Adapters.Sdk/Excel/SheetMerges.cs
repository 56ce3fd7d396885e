using ExcelDataReader;

namespace Federation.Adapters.Sdk;

/// <summary>The merged cells of one sheet, of which a file keeps the text once. Rows are asked in their order. Not thread safe.</summary>
internal sealed class SheetMerges
{
    private readonly List<(CellRange Range, string? Text)> _open = [];
    private readonly Queue<CellRange> _coming;

    private SheetMerges(IEnumerable<CellRange> ranges) => _coming = new Queue<CellRange>(ranges);

    public static SheetMerges Of(CellRange[]? ranges) => new((ranges ?? []).OrderBy(range => range.FromRow).ThenBy(range => range.FromColumn));

    /// <summary>Gives every merged cell of the row the text of the first one; a cell that has a text of its own keeps it.</summary>
    /// <param name="row">From 0.</param>
    public void Fill(int row, string[] cells)
    {
        while (_coming.TryPeek(out var range) && range.FromRow <= row)
        {
            _coming.Dequeue();
            _open.Add((range, range.FromRow == row && range.FromColumn < cells.Length ? cells[range.FromColumn] : null));
        }

        _open.RemoveAll(merge => merge.Range.ToRow < row);
        foreach (var (range, text) in _open)
        {
            if (string.IsNullOrEmpty(text)) continue;
            for (int column = range.FromColumn; column <= range.ToColumn && column < cells.Length; column++)
            {
                if (cells[column].Length == 0) cells[column] = text;
            }
        }
    }
}
