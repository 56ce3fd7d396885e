using System.Globalization;
using Federation.Cluster.Matching.Scoring;
using Federation.Matching.Learn;
using Federation.Plugins.Tests;

namespace Federation.Cluster.Tests.Matching;

public sealed class LearnerTests(ITestOutputHelper output)
{
    [Fact]
    [Trait("Category", "Long")]
    public async Task Learn_TheSameFiles_GivesTheWeightsInForceToTheByte()
    {
        string data = Path.GetDirectoryName(RealData.PathOf("README.md")) ?? "";

        var learning = await Learner.LearnAsync(data, TestContext.Current.CancellationToken);

        string weights = Path.Combine(Repository.Root, "host", "Federation.Cluster", "Matching", "Scoring", "weights.json");
        byte[] inForce = await File.ReadAllBytesAsync(weights, TestContext.Current.CancellationToken);
        Assert.True(learning.Weights.AsSpan().SequenceEqual(inForce), "The weights are not what the learner gives: tests/matching/learn.sh writes them.");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| Overture pairs, cross-validation in the training half | precision {learning.World.Precision:0.0000} | F1 {learning.World.F1:0.0000} |"));
        Assert.True(learning.World is { Precision: >= 0.93, F1: >= 0.90 });
        Assert.Equal(MatchWeights.Standard.Version, MatchWeights.Read(learning.Weights).Version);
    }
}
