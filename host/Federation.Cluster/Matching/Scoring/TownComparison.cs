namespace Federation.Cluster.Matching.Scoring;

/// <summary>
/// Compares what two names say beside the name of their own town: <c>Médiathèque de Vernon</c> and <c>Mairie de Vernon</c> share a rare word, and it tells nothing. Pure, symmetric, allocates nothing.
/// </summary>
internal static class TownComparison
{
    /// <summary>What weighs no more than this is common words.</summary>
    private const int Nothing = MatchWord.MostWeight / 3;

    private const int Agree = 60, Partly = 25;

    public static TownLevel Level(MatchTraits one, MatchTraits other, NameLevel name)
    {
        if (one.TownWords.IsEmpty || other.TownWords.IsEmpty || name is NameLevel.None or NameLevel.Equal or NameLevel.EqualCommon) return TownLevel.None;
        var towns = new TownFilter(one.TownWords, other.TownWords);
        var rest = WordOverlap.Of(one, one.NameWords, other, other.NameWords, numbers: true, towns);
        if (!SharesTown(one, other, towns)) return name == NameLevel.Contained && rest.MostRest <= Nothing ? TownLevel.OneAddsTown : TownLevel.None;
        if (rest.LeastRest <= Nothing && rest.Shared <= Nothing) return TownLevel.NothingElse;
        if (rest.Likeness >= Agree) return TownLevel.Agree;
        return rest.Likeness >= Partly ? TownLevel.Partly : TownLevel.Differ;
    }

    private static bool SharesTown(MatchTraits one, MatchTraits other, TownFilter towns)
    {
        foreach (var word in one.NameWords)
        {
            if (word.Weight > Nothing && towns.Has(word.Hash) && WordOverlap.Has(other.NameWords, word.Hash)) return true;
        }

        return false;
    }
}
