using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Sources;

/// <summary>All real listings together: nothing is lost, and as much is understood as docs/sources.md says.</summary>
public sealed class SourcesTests(ITestOutputHelper output)
{
    private const double LeastHoursUnderstood = 0.9;

    [Fact]
    public async Task SourcesPage_AllListingsSyncedTogether_SaysWhatCameOfThem()
    {
        var sources = await AllSources.SyncAsync();
        string page = SourcesPage.Render(sources);
        output.WriteLine(page);

        Assert.All(sources, source => Assert.Equal(source.Read, source.Mapped + source.Quarantined));
        Assert.All(sources, source => Assert.Equal(source.Quarantined, source.QuarantinedBy.Values.Sum()));
        Assert.All(sources, source => Assert.Equal(source.Mapped, source.Filled("name")));
        int hours = sources.Sum(source => source.Filled("openingHours")), understood = sources.Sum(source => source.HoursUnderstood);
        Assert.True(understood >= LeastHoursUnderstood * hours, $"{understood} of {hours} hours are understood.");

        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1") await File.WriteAllTextAsync(Repository.SourcesPage, page, TestContext.Current.CancellationToken);
        Assert.Equal(page, await File.ReadAllTextAsync(Repository.SourcesPage, TestContext.Current.CancellationToken), ignoreLineEndingDifferences: true);
    }
}
