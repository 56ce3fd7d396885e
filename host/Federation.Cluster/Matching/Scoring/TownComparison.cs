namespace Federation.Cluster.Matching.Scoring;

/// <summary>
/// Compares what two names say beside the name of their own town: <c>Médiathèque de Vernon</c> and <c>Mairie de Vernon</c> share a rare word, and it tells nothing. Pure, symmetric, allocates nothing.
/// </summary>
internal static class TownComparison
{
    /// <summary>What weighs no more than this is common words.</summary>
    private const int Nothing = MatchWord.MostWeight / 3;

    private const int Agree = 60, Partly = 25;

    /// <param name="name">How the names are alike.</param>
    /// <param name="matches">Which words of the names match.</param>
    public static TownLevel Level(MatchTraits one, MatchTraits other, NameLevel name, WordMatches matches)
    {
        if (one.TownWords.IsEmpty || other.TownWords.IsEmpty || name is NameLevel.None or NameLevel.EqualCommon) return TownLevel.None;
        uint beside = Beside(one.NameWords, one, other), besideOther = Beside(other.NameWords, one, other);
        bool shared = HasTelling(one.NameWords, ~beside & matches.One);
        if (name == NameLevel.Equal) return shared ? TownLevel.Equal : TownLevel.None;
        if (!shared && name != NameLevel.Contained) return TownLevel.None;
        var rest = WordOverlap.Of(one.NameWords, beside, other.NameWords, besideOther, matches);
        if (!shared) return rest.MostRest <= Nothing ? TownLevel.OneAddsTown : TownLevel.None;
        if (rest.LeastRest <= Nothing && rest.Shared <= Nothing) return rest.MostRest <= Nothing ? TownLevel.NothingElse : TownLevel.OneSaysMore;
        if (rest.Likeness >= Agree) return TownLevel.Agree;
        return rest.Likeness >= Partly ? TownLevel.Partly : TownLevel.Differ;
    }

    // A bit for each word that is no part of either town's name.
    private static uint Beside(ReadOnlySpan<MatchWord> words, MatchTraits one, MatchTraits other)
    {
        uint beside = 0;
        for (int at = 0; at < words.Length; at++)
        {
            if (!MatchWord.IsIn(one.TownWords, words[at].Hash) && !MatchWord.IsIn(other.TownWords, words[at].Hash)) beside |= 1u << at;
        }

        return beside;
    }

    private static bool HasTelling(ReadOnlySpan<MatchWord> words, uint chosen)
    {
        for (int at = 0; at < words.Length; at++)
        {
            if ((chosen >> at & 1) != 0 && words[at].Weight > Nothing) return true;
        }

        return false;
    }
}
