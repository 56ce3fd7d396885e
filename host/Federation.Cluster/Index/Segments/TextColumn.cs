using System.Collections.Immutable;

namespace Federation.Cluster.Index.Segments;

/// <summary>The words of every centre of a segment. Words are numbered in ordinal order, so that all that begin alike lie side by side. Immutable.</summary>
internal sealed class TextColumn
{
    private readonly Numbering _numbering;

    /// <summary>Where each of the numbering's words stands in its centre.</summary>
    private readonly WordFields[] _fields;

    private TextColumn(Numbering numbering, WordFields[] fields) => (_numbering, _fields) = (numbering, fields);

    /// <summary>All words, in ordinal order.</summary>
    public string[] Words => _numbering.Texts;

    /// <param name="rows">The words of each centre, each once.</param>
    public static TextColumn Of(IReadOnlyList<ImmutableArray<DocumentWord>> rows)
    {
        var numbering = Numbering.Of([.. rows.Select(row => ImmutableArray.CreateRange(row, word => word.Text))], out int[] sources);
        var fields = new WordFields[sources.Length];
        for (int centre = 0; centre < rows.Count; centre++)
        {
            var (from, to) = numbering.SpanOf(centre);
            for (int at = from; at < to; at++) fields[at] = rows[centre][sources[at]].Fields;
        }

        return new TextColumn(numbering, fields);
    }

    public static TextColumn Together(SegmentOrder order)
    {
        var columns = order.Segments.Select(segment => segment.Text).ToArray();
        var numbering = Numbering.Together([.. columns.Select(column => column._numbering)], order, out int[] sources);
        var fields = new WordFields[sources.Length];
        for (int centre = 0; centre < order.Places.Length; centre++)
        {
            var (from, to) = numbering.SpanOf(centre);
            for (int at = from; at < to; at++) fields[at] = columns[order.Places[centre].Segment]._fields[sources[at]];
        }

        return new TextColumn(numbering, fields);
    }

    /// <summary>The numbers of the words that begin so: from the first up to, and without, the second.</summary>
    public (int From, int To) Beginning(string start) => _numbering.Beginning(start);

    /// <summary>The centres in which a word of these numbers stands; one stands there again for each of its words.</summary>
    public ReadOnlySpan<int> With(int from, int to) => _numbering.With(from, to);

    /// <summary>A centre's words.</summary>
    public ImmutableArray<DocumentWord> Of(int centre)
    {
        var (from, to) = _numbering.SpanOf(centre);
        var words = ImmutableArray.CreateBuilder<DocumentWord>(to - from);
        for (int at = from; at < to; at++) words.Add(new DocumentWord(Words[_numbering.Numbers[at]], _fields[at]));
        return words.MoveToImmutable();
    }

    /// <summary>All fields in which a word of these numbers stands in the centre; none where none does.</summary>
    public WordFields FieldsOf(int centre, int from, int to)
    {
        var words = _numbering.Of(centre);
        int at = words.BinarySearch(from);
        if (at < 0) at = ~at;
        int start = _numbering.SpanOf(centre).From;
        var fields = WordFields.None;
        for (; at < words.Length && words[at] < to; at++) fields |= _fields[start + at];
        return fields;
    }
}
