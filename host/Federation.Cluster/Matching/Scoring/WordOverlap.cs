namespace Federation.Cluster.Matching.Scoring;

/// <summary>What two lists of words share by weight.</summary>
/// <param name="SharedOne">Weight of the first list's words that the second has.</param>
/// <param name="AllOne">Weight of all the first list's words.</param>
/// <param name="SharedOther">Weight of the second list's words that the first has.</param>
/// <param name="AllOther">Weight of all the second list's words.</param>
internal readonly record struct WordOverlap(int SharedOne, int AllOne, int SharedOther, int AllOther)
{
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

    /// <summary>Of all words.</summary>
    public static WordOverlap Of(ReadOnlySpan<MatchWord> words, ReadOnlySpan<MatchWord> others, WordMatches matches) => Of(words, uint.MaxValue, others, uint.MaxValue, matches);

    /// <param name="counted">A bit for each word of the first list that counts.</param>
    /// <param name="othersCounted">The same of the second list.</param>
    public static WordOverlap Of(ReadOnlySpan<MatchWord> words, uint counted, ReadOnlySpan<MatchWord> others, uint othersCounted, WordMatches matches)
    {
        var (shared, all) = Sum(words, counted, matches.One);
        var (sharedOther, allOther) = Sum(others, othersCounted, matches.Other);
        return new WordOverlap(shared, all, sharedOther, allOther);
    }

    private static (int Shared, int All) Sum(ReadOnlySpan<MatchWord> words, uint counted, uint matched)
    {
        int shared = 0, all = 0;
        for (int at = 0; at < words.Length; at++)
        {
            if ((counted >> at & 1) == 0) continue;
            all += words[at].Weight;
            if ((matched >> at & 1) != 0) shared += words[at].Weight;
        }

        return (shared, all);
    }

    private static int Share(int shared, int all) => all == 0 ? 0 : shared * Whole / all;
}
