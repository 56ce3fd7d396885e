using System.Collections.Immutable;
using Federation.Cluster.Index.Words;

namespace Federation.Cluster.Index.Segments;

/// <summary>The municipalities of a segment's centres, as the addresses spell them, and under the keys that make two spellings one. Immutable.</summary>
internal sealed class LocalityColumn
{
    private readonly TermColumn _names;

    /// <summary>The key of each name, in order, and the name's number.</summary>
    private readonly string[] _keys;

    private readonly int[] _nameOf;

    private LocalityColumn(TermColumn names)
    {
        _names = names;
        _keys = Array.ConvertAll(names.Terms, SearchText.KeyOf);
        _nameOf = [.. Enumerable.Range(0, _keys.Length)];
        Array.Sort(_keys, _nameOf, StringComparer.Ordinal);
    }

    /// <param name="rows">One name or none of each centre.</param>
    public static LocalityColumn Of(IReadOnlyList<ImmutableArray<string>> rows) => new(TermColumn.Of(rows));

    public static LocalityColumn Together(SegmentOrder order) => new(TermColumn.Together(segment => segment.Localities._names, order));

    /// <summary>Null for none.</summary>
    public string? this[int centre] => _names.Of(centre) is [var name] ? _names.Terms[name] : null;

    public Postings Postings => _names.Postings;

    /// <summary>The numbers of the names with this key.</summary>
    public IEnumerable<int> Called(string key)
    {
        for (int at = First(key); at < _keys.Length && _keys[at] == key; at++) yield return _nameOf[at];
    }

    /// <summary>The names whose keys begin so, with their keys and numbers, in order of their keys.</summary>
    public IEnumerable<(string Key, string Name, int Number)> StartingWith(string start)
    {
        for (int at = First(start); at < _keys.Length && _keys[at].StartsWith(start, StringComparison.Ordinal); at++) yield return (_keys[at], _names.Terms[_nameOf[at]], _nameOf[at]);
    }

    /// <summary>The first key that is not before this one.</summary>
    private int First(string key)
    {
        int low = 0, high = _keys.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (string.CompareOrdinal(_keys[middle], key) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
