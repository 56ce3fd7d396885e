using Federation.Cluster.Matching.Scoring;
using Federation.Plugins.Tests;

namespace Federation.Cluster.Tests.Matching;

public sealed class WeightsPageTests
{
    private static readonly string Page = Path.Combine(Repository.Root, "docs", "matching-weights.md");

    [Fact]
    public async Task Page_SaysWhatTheWeightsSay()
    {
        string page = WeightsPage.Render(MatchWeights.Standard);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1") await File.WriteAllTextAsync(Page, page, TestContext.Current.CancellationToken);

        Assert.True(File.Exists(Page), "docs/matching-weights.md is missing; UPDATE_DOCS=1 writes it.");
        Assert.Equal(page, await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken));
    }
}
