using System.Runtime.CompilerServices;
using Federation.Gateway.GraphQL;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Identity.Access;

public sealed class AccessPageTests
{
    [Fact]
    public async Task AccessPage_Committed_SaysWhatTheTableSays()
    {
        await using var host = await GatewayHost.StartAsync();
        string page = AccessPage.Render(host.Services.GetRequiredService<DirectorySchema>(), AccessTable.Standard);
        string file = DocumentationFile();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1") await File.WriteAllTextAsync(file, page, TestContext.Current.CancellationToken);

        Assert.True(File.Exists(file), "docs/access.md is missing; UPDATE_DOCS=1 writes it.");
        Assert.Equal(page, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), ignoreLineEndingDifferences: true);
    }

    private static string DocumentationFile([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "../../../../../docs/access.md"));
}
