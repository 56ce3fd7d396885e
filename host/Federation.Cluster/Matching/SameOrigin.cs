using Federation.Cluster.Index;
using Federation.Cluster.Matching.Scoring;

namespace Federation.Cluster.Matching;

/// <summary>
/// Two listings that tell of one and the same listing of one directory, which came by two ways, are one place unless they plainly speak of two: where it began is what peers say, and a peer that makes up an
/// origin shall not thereby stand in somebody else's centre.
/// </summary>
internal static class SameOrigin
{
    /// <summary>The score of such a pair: surer than any other.</summary>
    public const double Score = double.MaxValue;

    public static bool Is(IndexedListing one, IndexedListing other) => one.Origin is not null && one.Origin == other.Origin;

    /// <summary>The score of any pair, origins heeded.</summary>
    public static double ScoreOf(this MatchScorer scorer, IndexedListing one, IndexedListing other)
    {
        double score = scorer.ScoreOf(one.Traits, other.Traits);
        return Is(one, other) && scorer.VerdictOf(score) != MatchVerdict.Different ? Score : score;
    }
}
