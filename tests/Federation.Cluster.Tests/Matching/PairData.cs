using Federation.Cluster.Matching.Evaluation;
using Federation.Plugins.Tests;

namespace Federation.Cluster.Tests.Matching;

/// <summary>The labelled pairs of the real data; tests that need them are skipped where they are not there.</summary>
internal static class PairData
{
    public static IReadOnlyList<LabelledPair> French() => PairFile.Read(RealData.PathOf("matching/french-pairs.csv"));

    public static IReadOnlyList<LabelledPair> Overture() => PairFile.Read(RealData.PathOf("matching/overture-pairs.csv"));
}
