using System.Numerics;

namespace Federation.Cluster.Matching.Scoring;

/// <summary>
/// Compares the letters of two names that share few words: words set apart differently, scripts without spaces, endings. Pure, symmetric, allocates nothing.
/// </summary>
/// <remarks>
/// The likeness is Dice's over the sets of neighbouring letters (W. Adamson and J. Boreham, 1974). Own code, since the libraries for it build a dictionary a call, which is
/// more than the whole comparison may take; here a set is a bitmap on the stack.
/// </remarks>
internal static class SpellingComparison
{
    private const int Signs = 36;
    private const int Bits = 64;
    private const int Blocks = (Signs * Signs + Bits - 1) / Bits;
    private const int Whole = 100;

    public static SpellingLevel Level(MatchTraits one, MatchTraits other) => one.NameWords.IsEmpty || other.NameWords.IsEmpty || one.IsNameForeign != other.IsNameForeign ? SpellingLevel.None : Bin(Likeness(one.NameLetters, other.NameLetters));

    public static StreetSpellingLevel StreetLevel(MatchTraits one, MatchTraits other) => one.StreetWords.IsEmpty || other.StreetWords.IsEmpty || one.IsStreetForeign != other.IsStreetForeign ? StreetSpellingLevel.None : (StreetSpellingLevel)(byte)Bin(Likeness(one.StreetLetters, other.StreetLetters));

    private static SpellingLevel Bin(int likeness) => likeness switch { >= 100 => SpellingLevel.Same, >= 90 => SpellingLevel.Above90, >= 75 => SpellingLevel.Above75, >= 60 => SpellingLevel.Above60, >= 45 => SpellingLevel.Above45, >= 30 => SpellingLevel.Above30, _ => SpellingLevel.Below30 };

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
            int pair = Sign(letters[at - 1]) * Signs + Sign(letters[at]);
            set[pair / Bits] |= 1ul << (pair % Bits);
        }
    }

    // Folded text is digits and small letters.
    private static int Sign(byte letter) => letter <= '9' ? letter - '0' : letter - 'a' + 10;
}
