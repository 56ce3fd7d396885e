using Federation.Cluster.Centres;

namespace Federation.Cluster.Matching.Scoring;

/// <summary>
/// Scores pairs of listings: every kind of evidence comes to a level, every level has a weight, and the score is their sum with the bias. Symmetric, deterministic to the
/// bit, thread safe; what either listing does not say is no evidence and weighs nothing.
/// </summary>
internal sealed class MatchScorer(MatchWeights weights)
{
    private readonly double[] _weights = weights.Flat();

    /// <summary>Allocates nothing.</summary>
    public double ScoreOf(MatchTraits one, MatchTraits other)
    {
        var levels = PairEvidence.Of(one, other);
        double score = weights.Bias;
        for (int kind = 0; kind < PairEvidence.Kinds; kind++) score += _weights[kind * EvidenceKind.MostLevels + levels[kind]];
        return score;
    }

    public MatchVerdict VerdictOf(double score) => score >= weights.Sure ? MatchVerdict.Sure : score >= weights.Unsure ? MatchVerdict.Unsure : MatchVerdict.Different;

    public MatchVerdict VerdictOf(MatchTraits one, MatchTraits other) => VerdictOf(ScoreOf(one, other));

    /// <summary>The score with everything that it is made of, for a person.</summary>
    public MatchScore Explain(MatchTraits one, ListingContent content, MatchTraits other, ListingContent otherContent)
    {
        var levels = PairEvidence.Of(one, other);
        var reasons = new List<MatchReason>(PairEvidence.Kinds);
        for (int at = 0; at < PairEvidence.Kinds; at++)
        {
            var kind = EvidenceKind.All[at];
            if (levels[at] != 0) reasons.Add(new MatchReason(kind.Name, kind.Levels[levels[at]], _weights[at * EvidenceKind.MostLevels + levels[at]], kind.Shown(content), kind.Shown(otherContent)));
        }

        double score = ScoreOf(one, other);
        // The sort is stable: equal weights stay in the order of the kinds.
        return new MatchScore(score, VerdictOf(score), [.. reasons.OrderByDescending(reason => Math.Abs(reason.Weight))]);
    }
}
