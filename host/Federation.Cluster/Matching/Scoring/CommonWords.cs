using System.Collections.Frozen;

namespace Federation.Cluster.Matching.Scoring;

/// <summary>Words that many listings have, and how little sharing one of them tells. Immutable and thread safe.</summary>
/// <remarks>
/// A word in <c>df</c> of <c>n</c> listings weighs <c>1 - ln(df) / ln(n)</c>: the inverse document frequency (K. Spärck Jones, 1972), scaled to 0..1. Words that are not
/// in the table weigh 1.
/// </remarks>
internal sealed class CommonWords
{
    private readonly FrozenDictionary<string, byte> _weights;
    private readonly FrozenDictionary<string, byte>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <param name="weights">By folded word, above 0 and at most 1.</param>
    public CommonWords(IEnumerable<KeyValuePair<string, double>> weights)
    {
        _weights = weights.ToFrozenDictionary(entry => entry.Key, entry => (byte)Math.Clamp(Math.Round(entry.Value * MatchWord.MostWeight), 1, MatchWord.MostWeight), StringComparer.Ordinal);
        _lookup = _weights.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Count => _weights.Count;

    /// <summary>1 to 255.</summary>
    public byte WeightOf(ReadOnlySpan<char> word) => _lookup.TryGetValue(word, out byte weight) ? weight : MatchWord.MostWeight;
}
