namespace Federation.Cluster.Matching.Scoring;

/// <summary>What two lists of words share by weight. A word counts as shared where the other list has it, or a long one that differs from it in one letter.</summary>
/// <param name="SharedOne">Weight of the first list's words that the second has.</param>
/// <param name="AllOne">Weight of all the first list's words.</param>
/// <param name="SharedOther">Weight of the second list's words that the first has.</param>
/// <param name="AllOther">Weight of all the second list's words.</param>
internal readonly record struct WordOverlap(int SharedOne, int AllOne, int SharedOther, int AllOther)
{
    /// <summary>Shorter words differ in one letter and mean something else.</summary>
    private const int LeastNear = 6;

    private const int Whole = 100;

    /// <summary>Twice the shared weight over the weight of both, in percent (L. R. Dice, 1945).</summary>
    public int Likeness => AllOne + AllOther == 0 ? 0 : (SharedOne + SharedOther) * Whole / (AllOne + AllOther);

    /// <summary>How much of the list that is shared most is shared, in percent.</summary>
    public int Containment => Math.Max(Share(SharedOne, AllOne), Share(SharedOther, AllOther));

    /// <summary>The weight that is shared.</summary>
    public int Shared => Math.Min(SharedOne, SharedOther);

    /// <summary>The weight of what the list that says less says beside what is shared.</summary>
    public int LeastRest => Math.Min(AllOne - SharedOne, AllOther - SharedOther);

    /// <summary>The weight of what the list that says more says beside what is shared.</summary>
    public int MostRest => Math.Max(AllOne - SharedOne, AllOther - SharedOther);

    public bool IsWhole => SharedOne == AllOne && SharedOther == AllOther;

    /// <param name="numbers">Whether words that begin with a digit count.</param>
    /// <param name="without">Words that do not count, on either side.</param>
    public static WordOverlap Of(MatchTraits one, ReadOnlySpan<MatchWord> words, MatchTraits other, ReadOnlySpan<MatchWord> others, bool numbers, TownFilter without)
    {
        var (sharedOne, allOne) = Count(one, words, other, others, numbers, without);
        var (sharedOther, allOther) = Count(other, others, one, words, numbers, without);
        return new WordOverlap(sharedOne, allOne, sharedOther, allOther);
    }

    public static bool Has(ReadOnlySpan<MatchWord> words, uint hash)
    {
        foreach (var word in words)
        {
            if (word.Hash == hash) return true;
        }

        return false;
    }

    private static (int Shared, int All) Count(MatchTraits of, ReadOnlySpan<MatchWord> words, MatchTraits against, ReadOnlySpan<MatchWord> others, bool numbers, TownFilter without)
    {
        int shared = 0, all = 0;
        foreach (var word in words)
        {
            if (!numbers && IsNumber(of, word)) continue;
            if (without.Has(word.Hash)) continue;
            all += word.Weight;
            if (Has(others, word.Hash) || HasNear(of.LettersOf(word), against, others)) shared += word.Weight;
        }

        return (shared, all);
    }

    public static bool IsNumber(MatchTraits of, MatchWord word) => of.LettersOf(word)[0] is >= (byte)'0' and <= (byte)'9';

    private static bool HasNear(ReadOnlySpan<byte> letters, MatchTraits against, ReadOnlySpan<MatchWord> others)
    {
        if (letters.Length < LeastNear) return false;
        foreach (var other in others)
        {
            if (Math.Abs(other.Length - letters.Length) <= 1 && other.Length >= LeastNear && AreOneApart(letters, against.LettersOf(other))) return true;
        }

        return false;
    }

    // One letter changed, added or left out: what stands before and behind it is the same. Two that changed places too.
    private static bool AreOneApart(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        int start = one.CommonPrefixLength(other);
        if (one.Length == other.Length)
        {
            if (one[(start + 1)..].SequenceEqual(other[(start + 1)..])) return true;
            return start + 1 < one.Length && one[start] == other[start + 1] && one[start + 1] == other[start] && one[(start + 2)..].SequenceEqual(other[(start + 2)..]);
        }

        return one.Length < other.Length ? one[start..].SequenceEqual(other[(start + 1)..]) : one[(start + 1)..].SequenceEqual(other[start..]);
    }

    private static int Share(int shared, int all) => all == 0 ? 0 : shared * Whole / all;
}

/// <summary>The words of the towns of a pair, which a name may repeat.</summary>
internal readonly ref struct TownFilter(ReadOnlySpan<MatchWord> one, ReadOnlySpan<MatchWord> other)
{
    private readonly ReadOnlySpan<MatchWord> _one = one;
    private readonly ReadOnlySpan<MatchWord> _other = other;

    public static TownFilter Nothing => default;

    public bool Has(uint hash) => WordOverlap.Has(_one, hash) || WordOverlap.Has(_other, hash);
}
