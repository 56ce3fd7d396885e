using System.Collections.Immutable;

namespace Federation.Cluster.Index.Segments;

/// <summary>
/// The words of every centre of a segment. Words are numbered in ordinal order, so that all that begin alike lie side by side; each centre's numbers lie in order with the fields that they stand in, and each
/// word has its centres in order. Immutable.
/// </summary>
internal sealed class TextColumn
{
    private readonly int[] _starts;
    private readonly int[] _words;
    private readonly WordFields[] _fields;
    private readonly int[] _postingStarts;
    private readonly int[] _postings;

    public TextColumn(IReadOnlyList<ImmutableArray<DocumentWord>> rows)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            foreach (var word in row) numbers.TryAdd(word.Text, 0);
        }

        Words = [.. numbers.Keys];
        Array.Sort(Words, StringComparer.Ordinal);
        for (int number = 0; number < Words.Length; number++) numbers[Words[number]] = number;
        _starts = new int[rows.Count + 1];
        int total = rows.Sum(row => row.Length);
        (_words, _fields) = (new int[total], new WordFields[total]);
        for (int centre = 0, at = 0; centre < rows.Count; centre++)
        {
            int start = at;
            foreach (var word in rows[centre]) (_words[at], _fields[at++]) = (numbers[word.Text], word.Fields);
            Array.Sort(_words, _fields, start, at - start);
            _starts[centre + 1] = at;
        }

        (_postingStarts, _postings) = Postings.Of(_starts, _words, Words.Length);
    }

    /// <summary>All words, in ordinal order.</summary>
    public string[] Words { get; }

    /// <summary>The numbers of the words that begin so: from the first up to, and without, the second.</summary>
    public (int From, int To) Beginning(string start) => SortedTexts.Beginning(Words, start);

    /// <summary>The centres in which a word of these numbers stands; one stands there again for each of its words.</summary>
    public ReadOnlySpan<int> With(int from, int to) => _postings.AsSpan(_postingStarts[from].._postingStarts[to]);

    /// <summary>A centre's words.</summary>
    public ImmutableArray<DocumentWord> Of(int centre)
    {
        var words = ImmutableArray.CreateBuilder<DocumentWord>(_starts[centre + 1] - _starts[centre]);
        for (int at = _starts[centre]; at < _starts[centre + 1]; at++) words.Add(new DocumentWord(Words[_words[at]], _fields[at]));
        return words.MoveToImmutable();
    }

    /// <summary>All fields in which a word of these numbers stands in the centre; none where none does.</summary>
    public WordFields FieldsOf(int centre, int from, int to)
    {
        var words = _words.AsSpan(_starts[centre].._starts[centre + 1]);
        int at = words.BinarySearch(from);
        if (at < 0) at = ~at;
        var fields = WordFields.None;
        for (; at < words.Length && words[at] < to; at++) fields |= _fields[_starts[centre] + at];
        return fields;
    }
}
