using System.Collections.Immutable;

namespace Federation.Cluster.Index.Segments;

/// <summary>The words of every centre of a segment. Words are numbered in ordinal order, so that all that begin alike lie side by side. Immutable.</summary>
internal sealed class TextColumn
{
    /// <summary>The fields that a word stands in share a number with the word.</summary>
    private const int FieldBits = 3, FieldMask = (1 << FieldBits) - 1;

    private readonly int[] _starts;

    /// <summary>Each centre's words lie side by side, in order.</summary>
    private readonly int[] _numbers;

    private TextColumn(string[] words, int[] starts, int[] numbers)
    {
        Words = words;
        _starts = starts;
        _numbers = numbers;
        Postings = Postings.Of(words.Length, starts.Length - 1, Of, FieldBits);
    }

    /// <summary>All words, in ordinal order.</summary>
    public string[] Words { get; }

    public Postings Postings { get; }

    /// <param name="rows">The words of each centre, each once.</param>
    public static TextColumn Of(IReadOnlyList<ImmutableArray<DocumentWord>> rows)
    {
        var numberOf = OrdinalTexts.Numbered(rows.SelectMany(row => row.Select(word => word.Text)), out string[] words);
        var starts = new int[rows.Count + 1];
        for (int centre = 0; centre < rows.Count; centre++) starts[centre + 1] = starts[centre] + rows[centre].Length;
        var numbers = new int[starts[^1]];
        for (int centre = 0, at = 0; centre < rows.Count; centre++)
        {
            foreach (var word in rows[centre]) numbers[at++] = (numberOf[word.Text] << FieldBits) | (int)word.Fields;
            numbers.AsSpan(starts[centre]..at).Sort();
        }

        return new TextColumn(words, starts, numbers);
    }

    public static TextColumn Together(SegmentOrder order)
    {
        var columns = order.Segments.Select(segment => segment.Text).ToArray();
        string[] words = OrdinalTexts.Together([.. columns.Select(column => column.Words)], out int[][] renumbered);
        var starts = new int[order.Places.Length + 1];
        for (int at = 0; at < order.Places.Length; at++) starts[at + 1] = starts[at] + columns[order.Places[at].Segment].Of(order.Places[at].Number).Length;
        var numbers = new int[starts[^1]];
        for (int at = 0, place = 0; at < order.Places.Length; at++)
        {
            var (segment, number) = order.Places[at];
            int[] newNumbers = renumbered[segment];
            // Later words keep later numbers, so each centre's stay in order.
            foreach (int word in columns[segment].Of(number)) numbers[place++] = (newNumbers[word >> FieldBits] << FieldBits) | (word & FieldMask);
        }

        return new TextColumn(words, starts, numbers);
    }

    /// <summary>The numbers of the words that begin so: from the first up to, and without, the second.</summary>
    public (int From, int To) Beginning(string start) => OrdinalTexts.Beginning(Words, start);

    /// <summary>A centre's words.</summary>
    public ImmutableArray<DocumentWord> WordsOf(int centre)
    {
        var words = ImmutableArray.CreateBuilder<DocumentWord>(Of(centre).Length);
        foreach (int word in Of(centre)) words.Add(new DocumentWord(Words[word >> FieldBits], (WordFields)(word & FieldMask)));
        return words.MoveToImmutable();
    }

    /// <summary>All fields in which a word of these numbers stands in the centre; none where none does.</summary>
    public WordFields FieldsOf(int centre, int from, int to)
    {
        var words = Of(centre);
        int at = words.BinarySearch(from << FieldBits);
        if (at < 0) at = ~at;
        var fields = WordFields.None;
        for (; at < words.Length && words[at] >> FieldBits < to; at++) fields |= (WordFields)(words[at] & FieldMask);
        return fields;
    }

    private ReadOnlySpan<int> Of(int centre) => _numbers.AsSpan(_starts[centre].._starts[centre + 1]);
}
