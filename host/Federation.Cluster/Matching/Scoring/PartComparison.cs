namespace Federation.Cluster.Matching.Scoring;

/// <summary>Tells a part of a place from the place: a bank and its cash machine, a shop and its pharmacy, at one address under one number. Pure, symmetric, allocates nothing.</summary>
internal static class PartComparison
{
    public static PartLevel Level(MatchTraits one, MatchTraits other) => SaysMore(one, other) != SaysMore(other, one) ? PartLevel.OneIsPart : PartLevel.None;

    private static bool SaysMore(MatchTraits one, MatchTraits other)
    {
        if ((one.NameMarks & WordMarks.Part) == 0) return false;
        foreach (var word in one.NameWords)
        {
            if ((word.Marks & WordMarks.Part) != 0 && !MatchWord.IsIn(other.NameWords, word.Hash)) return true;
        }

        return false;
    }
}
