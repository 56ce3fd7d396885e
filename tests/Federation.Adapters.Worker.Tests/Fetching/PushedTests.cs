using Federation.Cluster.Sync.Pushing;
using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Fetching;

/// <summary>A worker whose network pushed its listing.</summary>
public sealed class PushedTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("federation-pushed-").FullName;
    private readonly PluginBench _bench = new();

    // The network's own configuration came over the network: the host's own file is given all the same, and no other.
    [Theory]
    [InlineData("https://example.org/list.csv")]
    [InlineData("push:")]
    public async Task Open_OfWhateverTheConfigurationNames_GivesWhatWasPushed(string source) => Assert.Equal("application/json 200000 200000", await AskAsync(source, "open"));

    [Fact]
    public async Task Open_OfAnythingElse_IsRefused() => Assert.Equal("source.refused", (await Assert.ThrowsAsync<AdapterException>(() => AskAsync("push:", "open-elsewhere"))).Code);

    [Fact]
    public async Task Fetch_ByItself_IsRefused() => Assert.Equal("push.asks-web", (await Assert.ThrowsAsync<AdapterException>(() => AskAsync("https://example.org/list.csv", "get"))).Code);

    public void Dispose()
    {
        _bench.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string?> AskAsync(string source, string errand)
    {
        string path = Path.Combine(_folder, "0192f0c4d6a87b3e9a1c5d2e3f405162");
        await File.WriteAllBytesAsync(path, new byte[200_000], TestContext.Current.CancellationToken);
        await using var worker = await _bench.StartAsync($$"""{ "errand": "{{errand}}", "source": "{{source}}" }""", trusted: false, pushed: new PushedSource(path, "application/json"));
        return (await worker.CheckAsync(TestContext.Current.CancellationToken)).Summary;
    }
}
