using Federation.Architecture.Tests.Repository;
using Federation.Cluster.Problems;

namespace Federation.Architecture.Tests.Problems;

public sealed class ErrorsPageTests
{
    private static readonly string File = Path.Combine(RepositoryFiles.Root, "docs", "errors.md");

    [Fact]
    public async Task ErrorsPage_Committed_SaysWhatTheCatalogueSays()
    {
        string page = ErrorsPage.Render(ProblemCatalogue.Standard);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            await System.IO.File.WriteAllTextAsync(File, page, TestContext.Current.CancellationToken);
        }

        Assert.True(System.IO.File.Exists(File), "docs/errors.md is missing; UPDATE_DOCS=1 writes it.");
        Assert.Equal(page, await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken), ignoreLineEndingDifferences: true);
    }
}
