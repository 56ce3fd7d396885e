using System.IO.Hashing;

namespace Federation.Cluster.Matching.Scoring;

/// <summary>One folded word of a name, a street or a town, as comparing needs it.</summary>
/// <param name="Hash">Of its letters: equal words have equal hashes, and of two unlike ones about one in four thousand million does.</param>
/// <param name="Start">Where its letters begin in the text of its listing.</param>
/// <param name="Length">Of its letters; longer words are cut off.</param>
/// <param name="Weight">How much sharing it tells, 1 to 255: 255 for a word that few listings have.</param>
/// <param name="Marks">What kinds of word it is.</param>
internal readonly record struct MatchWord(uint Hash, ushort Start, byte Length, byte Weight, WordMarks Marks)
{
    /// <summary>What one word may hold; longer ones come of scripts that set no spaces.</summary>
    public const int MostLetters = 48;

    public const byte MostWeight = byte.MaxValue;

    public bool IsNumber => (Marks & WordMarks.Number) != 0;

    public static bool IsIn(ReadOnlySpan<MatchWord> words, uint hash)
    {
        foreach (var word in words)
        {
            if (word.Hash == hash) return true;
        }

        return false;
    }

    public static uint HashOf(ReadOnlySpan<byte> letters) => (uint)XxHash3.HashToUInt64(letters);
}
