using Federation.Contracts;
using Xunit;

namespace Federation.Plugins.Tests.Services;

public sealed class ServiceTableTests
{
    private static readonly string Page = Path.Combine(Repository.Root, "docs", "services.md");

    [Fact]
    public void Keys_OfEveryTable_AreOfTheVocabulary() =>
        Assert.Empty(SourceTables.All.SelectMany(source => source.Tables).SelectMany(table => table.Words).SelectMany(word => word.Value).Except(ServiceKeys.All));

    [Fact]
    public void Words_OfEveryTable_AreFoundByIt() => Assert.All(
        SourceTables.All.SelectMany(source => source.Tables),
        table => Assert.All(table.Words, word => Assert.Equal(word.Value, table.Find(word.Key))));

    [Fact]
    public void Names_OfEveryKey_AreThereInBothLanguages()
    {
        Assert.True(ServiceKeys.All.Count >= 40, $"There are {ServiceKeys.All.Count} services.");
        Assert.Equal(ServiceKeys.All, VocabularyTerms.Of("services").Select(term => term.Key));
        Assert.Equal(AccessibilityKeys.All, VocabularyTerms.Of("accessibility").Select(term => term.Key));
    }

    // A peer has no words of its own: its feed speaks in the vocabulary's keys.
    [Fact]
    public void Tables_OfEveryAdapterButThePeers_AreInThePage() =>
        Assert.Equal(Directory.EnumerateFiles(Path.Combine(Repository.Root, "plugins"), "adapter.json", SearchOption.AllDirectories).Count(file => !file.Contains("bin", StringComparison.Ordinal)) - 1, SourceTables.All.Count);

    [Fact]
    public async Task ServicesPage_Committed_SaysWhatTheTablesSay()
    {
        string page = ServicesPage.Render();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1") await File.WriteAllTextAsync(Page, page, TestContext.Current.CancellationToken);

        Assert.True(File.Exists(Page), "docs/services.md is missing; UPDATE_DOCS=1 writes it.");
        Assert.Equal(page, await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken), ignoreLineEndingDifferences: true);
    }
}
