using Federation.Cluster.Matching.Evaluation;
using Federation.Cluster.Matching.Scoring;

namespace Federation.Matching.Learn;

/// <summary>A pair as learning sees it: which levels its evidence comes to, and its label.</summary>
/// <param name="Features">Numbers of the levels, as <see cref="MatchWeights"/> lays them out; "no evidence" left out.</param>
/// <param name="Weight">How much the row counts; a labelled pair as it is counts at least 1, everything else less.</param>
/// <param name="Pair">Where it comes from.</param>
internal sealed record TrainingRow(int[] Features, bool SamePlace, double Weight, LabelledPair Pair)
{
    /// <summary>Whether it is a labelled pair just as it is.</summary>
    public bool IsLabelled => Weight >= 1;

    public static TrainingRow Of(LabelledPair pair, double weight, MatchVocabulary vocabulary)
    {
        var levels = PairEvidence.Of(MatchTraits.Of(pair.Left, vocabulary), MatchTraits.Of(pair.Right, vocabulary));
        var features = new List<int>(PairEvidence.Kinds);
        for (int kind = 0; kind < PairEvidence.Kinds; kind++)
        {
            if (levels[kind] != 0) features.Add((kind * EvidenceKind.MostLevels) + levels[kind]);
        }

        return new TrainingRow([.. features], pair.SamePlace, weight, pair);
    }
}
