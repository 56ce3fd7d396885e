namespace Federation.Cluster.Matching.Evaluation;

/// <summary>Verdicts against labels.</summary>
/// <param name="SameSure">Pairs of one place that the scorer joins.</param>
/// <param name="SameUnsure">Pairs of one place that it leaves to a person.</param>
/// <param name="SameDifferent">Pairs of one place that it keeps apart.</param>
/// <param name="OtherSure">Pairs of two places that it joins.</param>
/// <param name="OtherUnsure">Pairs of two places that it leaves to a person.</param>
/// <param name="OtherDifferent">Pairs of two places that it keeps apart.</param>
public sealed record MatchCounts(int SameSure, int SameUnsure, int SameDifferent, int OtherSure, int OtherUnsure, int OtherDifferent)
{
    /// <summary>Of the pairs that it joins, the share that is one place; null where it joins none.</summary>
    public double? Precision => Share(SameSure, SameSure + OtherSure);

    /// <summary>Of the pairs of one place, the share that it joins; null where there is none.</summary>
    public double? Recall => Share(SameSure, SameSure + SameUnsure + SameDifferent);

    /// <summary>The harmonic mean of both, 2 TP / (2 TP + FP + FN); null where there is nothing to find and nothing was joined.</summary>
    public double? F1 => Share(2 * SameSure, (2 * SameSure) + OtherSure + SameUnsure + SameDifferent);

    internal static MatchCounts Of(IEnumerable<ScoredPair> pairs)
    {
        var counts = pairs.CountBy(pair => (pair.Pair.SamePlace, pair.Score.Verdict)).ToDictionary();
        int Count(bool same, Scoring.MatchVerdict verdict) => counts.GetValueOrDefault((same, verdict));
        return new MatchCounts(
            Count(true, Scoring.MatchVerdict.Sure),
            Count(true, Scoring.MatchVerdict.Unsure),
            Count(true, Scoring.MatchVerdict.Different),
            Count(false, Scoring.MatchVerdict.Sure),
            Count(false, Scoring.MatchVerdict.Unsure),
            Count(false, Scoring.MatchVerdict.Different));
    }

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
