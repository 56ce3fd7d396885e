using System.Collections.Frozen;
using System.Text;

namespace Federation.Cluster.Matching.Scoring;

/// <summary>Tells a part of a place from the place: a bank and its cash machine, a shop and its pharmacy, at one address under one number. Pure, symmetric, allocates nothing.</summary>
internal static class PartComparison
{
    private static readonly FrozenSet<uint> Parts = new[]
    {
        "atm", "pharmacy", "pharmacie", "photo", "vision", "optical", "tech", "parts", "collision", "department", "vaccination", "bakery", "deli", "distributeur", "pool", "parking", "emergency", "fuel", "pickup", "grocery", "toilettes", "anexo", "annexe",
    }.Select(word => MatchWord.HashOf(Encoding.ASCII.GetBytes(word))).ToFrozenSet();

    public static PartLevel Level(MatchTraits one, MatchTraits other) => SaysMore(one, other) != SaysMore(other, one) ? PartLevel.OneIsPart : PartLevel.None;

    private static bool SaysMore(MatchTraits one, MatchTraits other)
    {
        foreach (var word in one.NameWords)
        {
            if (Parts.Contains(word.Hash) && !WordOverlap.Has(other.NameWords, word.Hash)) return true;
        }

        return false;
    }
}
