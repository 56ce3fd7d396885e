using Federation.Plugins.Tests;
using Federation.Registry.Criteria;

namespace Federation.Registry.Tests.Criteria;

public sealed class CriteriaPageTests
{
    private static readonly string Page = Path.Combine(Repository.Root, "docs", "criteria.md");

    [Fact]
    public async Task CriteriaPage_Committed_SaysWhatTheCriteriaSay()
    {
        string page = CriteriaPage.Render(CriteriaSet.First);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1") await File.WriteAllTextAsync(Page, page, TestContext.Current.CancellationToken);

        Assert.True(File.Exists(Page), "docs/criteria.md is missing; UPDATE_DOCS=1 writes it.");
        Assert.Equal(page, await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken), ignoreLineEndingDifferences: true);
    }
}
