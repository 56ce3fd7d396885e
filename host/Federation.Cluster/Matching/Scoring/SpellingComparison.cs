using System.Numerics;

namespace Federation.Cluster.Matching.Scoring;

/// <summary>
/// Compares two names, or two streets, by their letters: words set apart differently, scripts without spaces, endings, mistakes. Pure, symmetric, allocates nothing.
/// </summary>
/// <remarks>
/// The likeness is Dice's over the sets of neighbouring letters (G. Adamson and J. Boreham, 1974). Own code, since the libraries for it build a dictionary a call, which takes
/// longer than the whole comparison may; here a set is a bitmap on the stack.
/// </remarks>
internal static class SpellingComparison
{
    private const int Signs = 36;
    private const int Bits = 64;
    private const int Blocks = ((Signs * Signs) + Bits - 1) / Bits;
    private const int Whole = 100;

    public static LettersLevel Names(MatchTraits one, MatchTraits other) => one.IsNameForeign == other.IsNameForeign ? Level(one.NameLetters, other.NameLetters) : LettersLevel.None;

    public static LettersLevel Streets(MatchTraits one, MatchTraits other) => one.IsStreetForeign == other.IsStreetForeign ? Level(one.StreetLetters, other.StreetLetters) : LettersLevel.None;

    private static LettersLevel Level(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        if (one.IsEmpty || other.IsEmpty) return LettersLevel.None;
        return one.SequenceEqual(other) ? LettersLevel.Same : Likeness(one, other) switch
        {
            >= 90 => LettersLevel.From90,
            >= 75 => LettersLevel.From75,
            >= 60 => LettersLevel.From60,
            >= 45 => LettersLevel.From45,
            >= 30 => LettersLevel.From30,
            _ => LettersLevel.Below30,
        };
    }

    private static int Likeness(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        Span<ulong> ones = stackalloc ulong[Blocks];
        Span<ulong> others = stackalloc ulong[Blocks];
        Fill(ones, one);
        Fill(others, other);
        int shared = 0, all = 0;
        for (int at = 0; at < Blocks; at++)
        {
            shared += BitOperations.PopCount(ones[at] & others[at]);
            all += BitOperations.PopCount(ones[at]) + BitOperations.PopCount(others[at]);
        }

        return all == 0 ? 0 : 2 * shared * Whole / all;
    }

    private static void Fill(Span<ulong> set, ReadOnlySpan<byte> letters)
    {
        for (int at = 1; at < letters.Length; at++)
        {
            int pair = (Sign(letters[at - 1]) * Signs) + Sign(letters[at]);
            set[pair / Bits] |= 1ul << (pair % Bits);
        }
    }

    // Folded text is digits and small letters.
    private static int Sign(byte letter) => letter <= '9' ? letter - '0' : letter - 'a' + 10;
}
