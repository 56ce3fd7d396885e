using System.Collections.Frozen;
using System.Text;

namespace Federation.Cluster.Matching.Scoring;

/// <summary>Compares the numbers and the points of the compass that names hold: <c>Paris 18 Nord-Est</c>. Pure, symmetric, allocates nothing.</summary>
internal static class QualifierComparison
{
    private static readonly FrozenSet<uint> Compass = new[]
    {
        "nord", "sud", "ouest", "north", "south", "east", "west", "norte", "oeste", "sul", "leste", "este", "nord", "ost", "sued", "haut", "bas", "haute", "basse",
    }.Select(word => MatchWord.HashOf(Encoding.ASCII.GetBytes(word))).ToFrozenSet();

    public static QualifierLevel Level(MatchTraits one, MatchTraits other)
    {
        var (found, shared) = Count(one, other);
        var (foundOther, _) = Count(other, one);
        if (found == 0 || foundOther == 0) return QualifierLevel.None;
        return shared > 0 ? QualifierLevel.Same : QualifierLevel.Differ;
    }

    private static (int Found, int Shared) Count(MatchTraits of, MatchTraits against)
    {
        int found = 0, shared = 0;
        foreach (var word in of.NameWords)
        {
            if (!WordOverlap.IsNumber(of, word) && !Compass.Contains(word.Hash)) continue;
            found++;
            if (WordOverlap.Has(against.NameWords, word.Hash)) shared++;
        }

        return (found, shared);
    }
}
