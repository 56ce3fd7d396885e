using System.Text;

namespace Federation.Cluster.Matching.Scoring;

/// <summary>Gathers the words of one listing while its traits are built: the letters in one buffer, each word of a part once. Not thread safe.</summary>
internal sealed class TraitText
{
    private readonly List<MatchWord> _words = [];
    private readonly List<byte> _letters = [];
    private int _partStart;

    public int WordCount => _words.Count;

    public int LetterCount => _letters.Count;

    public MatchWord[] Words => [.. _words];

    public byte[] Letters => [.. _letters];

    /// <summary>What follows is another part: its words are told from those before.</summary>
    public void BeginPart() => _partStart = _words.Count;

    /// <summary>Adds folded words, those that this part has already left out, up to a bound.</summary>
    public void Add(string folded, CommonWords common, int most)
    {
        foreach (var range in folded.AsSpan().Split(' '))
        {
            if (_words.Count - _partStart == most) return;
            Add(folded.AsSpan(range), common.WeightOf(folded.AsSpan(range)));
        }
    }

    private void Add(ReadOnlySpan<char> word, byte weight)
    {
        if (word.IsEmpty) return;
        var marks = MarkedWords.Of(word);
        if (word.Length > MatchWord.MostLetters) word = word[..MatchWord.MostLetters];
        Span<byte> letters = stackalloc byte[MatchWord.MostLetters];
        letters = letters[..Encoding.ASCII.GetBytes(word, letters)];
        uint hash = MatchWord.HashOf(letters);
        for (int at = _partStart; at < _words.Count; at++)
        {
            if (_words[at].Hash == hash) return;
        }

        _words.Add(new MatchWord(hash, (ushort)_letters.Count, (byte)letters.Length, weight, marks));
        _letters.AddRange(letters);
    }
}
