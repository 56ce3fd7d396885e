using System.Collections.Immutable;
using Federation.Cluster.Matching.Scoring;

namespace Federation.Cluster.Matching.Evaluation;

/// <summary>How well the scorer does on labelled pairs. Only what is sure counts as a match.</summary>
/// <param name="Weights">The version of the weights.</param>
/// <param name="All">Of every pair.</param>
/// <param name="ByKind">Of each kind, by its name in ordinal order.</param>
/// <param name="Pairs">Every pair with its score, the worst error first: how far its score is on the wrong side of the threshold for <see cref="MatchVerdict.Sure"/>.</param>
public sealed record MatchEvaluation(string Weights, MatchCounts All, ImmutableSortedDictionary<string, MatchCounts> ByKind, ImmutableArray<ScoredPair> Pairs)
{
    /// <summary>By the weights in force.</summary>
    public static MatchEvaluation Of(IEnumerable<LabelledPair> pairs) => Of(pairs, MatchWeights.Standard);

    internal static MatchEvaluation Of(IEnumerable<LabelledPair> pairs, MatchWeights weights)
    {
        var scorer = new MatchScorer(weights);
        ImmutableArray<ScoredPair> scored =
        [
            .. from pair in pairs
               let left = MatchTraits.Of(pair.Left, weights.Vocabulary)
               let right = MatchTraits.Of(pair.Right, weights.Vocabulary)
               let score = scorer.Explain(left, pair.Left, right, pair.Right)
               orderby pair.SamePlace ? score.Score - weights.Sure : weights.Sure - score.Score, pair.Line
               select new ScoredPair(pair, score),
        ];
        var byKind = scored.GroupBy(pair => pair.Pair.Kind).ToImmutableSortedDictionary(kind => kind.Key, MatchCounts.Of, StringComparer.Ordinal);
        return new MatchEvaluation(weights.Version, MatchCounts.Of(scored), byKind, scored);
    }
}

/// <summary>A labelled pair and what the scorer says of it.</summary>
public sealed record ScoredPair(LabelledPair Pair, MatchScore Score)
{
    /// <summary>Whether the label and the verdict disagree. Left to a person, a pair of one place is missed and a pair of two is not joined.</summary>
    public bool IsError => Pair.SamePlace != (Score.Verdict == MatchVerdict.Sure);
}
