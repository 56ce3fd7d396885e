using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Adapters;

/// <summary>An adapter on its way from its author to a directory, by the commands of both.</summary>
public sealed class PackageCommandTests : IDisposable
{
    private const int FoundProblems = 1;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Package_OfATrustedPublisher_IsInstalledAndItsNetworkIsRead()
    {
        var visitor = new Visitor(_folder);
        await visitor.TrustAsync();
        await visitor.InstallAsync("1.0.0");

        Assert.Equal("1.0.0 Active Installed adapters.visitor.example", Assert.Single(await ListedAsync()));
        (await Command.RunAsync("network", "add", "guests", "--name", "Guests", "--adapter", Visitor.Id, "--source", "x", "--data", _folder.Data)).Expect(0);
        var run = Runs.Of("guests", (await Command.RunAsync("sync", "guests", "--data", _folder.Data, "--json")).Expect(0).Json());
        Assert.Equal("visitor@1.0.0", run.GetProperty("adapter").GetString());
    }

    [Fact]
    public async Task Package_Unsigned_IsRefusedUntilTheOperatorSaysSo()
    {
        string package = await new Visitor(_folder).PackAsync("1.0.0");

        var refused = (await Command.RunAsync("adapter", "install", package, "--data", _folder.Data)).Expect(FoundProblems);
        Assert.Contains("adapter.unsigned", refused.Error, StringComparison.Ordinal);
        Assert.Contains("adapter trust", refused.Error, StringComparison.Ordinal);
        Assert.Empty(await ListedAsync());

        (await Command.RunAsync("adapter", "install", package, "--allow-unsigned", "--data", _folder.Data)).Expect(0);
        Assert.Equal("1.0.0 Active Installed ", Assert.Single(await ListedAsync()));
    }

    [Fact]
    public async Task Package_Unsigned_IsRefusedBeforeItIsTried()
    {
        string built = new Visitor(_folder).Build("1.0.0");
        string manifest = Path.Combine(built, "adapter.json");
        await File.WriteAllTextAsync(manifest, (await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken)).Replace("ScriptedAdapter", "BrokenAdapter", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        string package = _folder.PathOf("broken.fedadapter");
        (await Command.RunAsync("adapter", "pack", built, "--output", package)).Expect(0);

        var refused = (await Command.RunAsync("adapter", "install", package, "--data", _folder.Data)).Expect(FoundProblems);
        Assert.Contains("adapter.unsigned", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("adapter.load-failed", refused.Error, StringComparison.Ordinal);

        // Its constructor throws: that it is tried, and when, is heard.
        var tried = (await Command.RunAsync("adapter", "install", package, "--allow-unsigned", "--data", _folder.Data)).Expect(FoundProblems);
        Assert.Contains("adapter.load-failed", tried.Error, StringComparison.Ordinal);
        Assert.Empty(await ListedAsync());
    }

    [Fact]
    public async Task Package_ThatCannotBeLoaded_IsRefusedAndTheOldVersionStays()
    {
        var visitor = new Visitor(_folder);
        await visitor.TrustAsync();
        await visitor.InstallAsync("1.0.0");
        string built = visitor.Build("2.0.0");
        string manifest = Path.Combine(built, "adapter.json");
        await File.WriteAllTextAsync(manifest, (await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken)).Replace("ScriptedAdapter", "NoSuchAdapter", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        (await Command.RunAsync("adapter", "pack", built, "--output", _folder.PathOf("bad.fedadapter"))).Expect(0);
        (await Command.RunAsync("adapter", "sign", _folder.PathOf("bad.fedadapter"), "--key", _folder.PathOf("publisher.json"), "--publisher", Visitor.Publisher)).Expect(0);

        var refused = (await Command.RunAsync("adapter", "install", _folder.PathOf("bad.fedadapter"), "--data", _folder.Data)).Expect(FoundProblems);

        Assert.Contains("adapter.load-failed", refused.Error, StringComparison.Ordinal);
        Assert.Equal("1.0.0 Active Installed adapters.visitor.example", Assert.Single(await ListedAsync()));
    }

    [Fact]
    public async Task Installed_WhenAFileIsChanged_IsMalfunctionedAndRunsNoMore()
    {
        var visitor = new Visitor(_folder);
        await visitor.TrustAsync();
        await visitor.InstallAsync("1.0.0");
        (await Command.RunAsync("network", "add", "guests", "--name", "Guests", "--adapter", Visitor.Id, "--source", "x", "--data", _folder.Data)).Expect(0);
        await File.AppendAllTextAsync(Path.Combine(_folder.Data, "adapters", Visitor.Id, "1.0.0", "Federation.TestAdapters.dll"), "x", TestContext.Current.CancellationToken);

        var list = (await Command.RunAsync("adapter", "list", "--data", _folder.Data)).Expect(FoundProblems);
        Assert.Contains("adapter.changed", list.Words, StringComparison.Ordinal);
        var run = Runs.Of("guests", (await Command.RunAsync("sync", "guests", "--data", _folder.Data, "--json")).Expect(FoundProblems).Json());
        Assert.Equal("adapter.changed", run.GetProperty("failure").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Preview_OfAFolder_TriesTheAdapterWithoutInstallingIt()
    {
        string built = new Visitor(_folder).Build("0.1.0");

        var preview = (await Command.RunAsync("adapter", "preview", built, "--source", "x", "--count", "2", "--data", _folder.Data, "--json")).Expect(0);

        Assert.Equal(2, preview.Json().GetArrayLength());
        Assert.False(Directory.Exists(_folder.Data));
    }

    [Fact]
    public async Task Preview_Watching_ShowsTheRecordsAgainWhenTheFolderIsSaved()
    {
        string built = new Visitor(_folder).Build("0.1.0");
        await using var preview = HostProcess.Start(["adapter", "preview", built, "--source", "x", "--count", "1", "--watch", "--data", _folder.Data]);
        await preview.Output.FirstAsync(line => line.Contains("draft", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        await File.WriteAllTextAsync(Path.Combine(built, "adapter.json"), "{}", TestContext.Current.CancellationToken);
        await preview.Error.FirstAsync(line => line.Contains("Malfunctioned", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        Visitor.Save(built, "0.2.0");
        await Condition.HoldsAsync(() => preview.Output.Text.Split("street: ").Length > 2, "The records were not shown again.");
    }

    private async Task<IReadOnlyList<string>> ListedAsync() =>
    [
        .. (await Command.RunAsync("adapter", "list", "--data", _folder.Data, "--json")).Json().EnumerateArray().Where(line => line.GetProperty("id").GetString() == Visitor.Id)
            .Select(line => $"{line.GetProperty("version")} {line.GetProperty("status")} {line.GetProperty("origin")} {line.GetProperty("publisher")}"),
    ];
}
