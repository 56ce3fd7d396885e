namespace Federation.Cluster.Matching.Scoring;

/// <summary>Compares two names by their words. Pure, symmetric, allocates nothing.</summary>
internal static class NameComparison
{
    /// <summary>Half of a rare word: what weighs less in all could be said of many places.</summary>
    public const int Telling = MatchWord.MostWeight / 2;

    private const int Alike = 85, Contained = 90, Much = 62, Some = 30;

    /// <param name="matches">Which words of the names match.</param>
    public static NameLevel Level(MatchTraits one, MatchTraits other, WordMatches matches)
    {
        if (one.NameWords.IsEmpty || other.NameWords.IsEmpty || (one.IsNameForeign != other.IsNameForeign && matches.One == 0)) return NameLevel.None;
        var words = WordOverlap.Of(one.NameWords, other.NameWords, matches);
        if (words.IsWhole || one.NameLetters.SequenceEqual(other.NameLetters)) return Math.Max(words.AllOne, words.AllOther) > Telling ? NameLevel.Equal : NameLevel.EqualCommon;
        if (words.Shared == 0) return NameLevel.Differ;
        if (words.Shared <= Telling) return NameLevel.ShareCommon;
        if (words.Likeness >= Alike) return NameLevel.Alike;
        if (words.Containment >= Contained) return NameLevel.Contained;
        if (words.Likeness >= Much) return NameLevel.ShareMuch;
        return words.Likeness >= Some ? NameLevel.ShareSome : NameLevel.ShareCommon;
    }

    public static WordMatches Matches(MatchTraits one, MatchTraits other) => WordMatches.Of(one, one.NameWords, other, other.NameWords);
}
