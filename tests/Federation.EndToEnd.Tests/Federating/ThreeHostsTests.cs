using System.Text.Json;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Federating;

/// <summary>Three built hosts, each with a network of its own and the two others as networks.</summary>
public sealed class ThreeHostsTests : IAsyncLifetime
{
    private readonly List<FederatingHost> _hosts = [];

    public async ValueTask InitializeAsync()
    {
        foreach (var (name, file) in new[] { ("actipole21", "actipole21.csv"), ("spaceapi", "spaceapi.json"), ("hub-lo", "hub-lo.json") })
        {
            _hosts.Add(await FederatingHost.OpenAsync($"d-{name}", new NetworkEntry(name, name, Path.Combine(Repository.Root, "samples", "listings", file))));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts) await host.DisposeAsync();
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Hosts_ThatReadOneAnother_HaveAllListingsWithTheirOriginsAndThenChangeNothing()
    {
        foreach (var host in _hosts) await host.StartAsync(_hosts.Where(other => other != host));
        for (int round = 0; round < 2; round++)
        {
            foreach (var host in _hosts) await host.SyncAsync();
        }

        var before = await StateAsync();
        foreach (var host in _hosts)
        {
            Assert.All(await host.SyncAsync(), run =>
            {
                var counts = run.GetProperty("counts");
                Assert.Equal("Completed", run.GetProperty("status").GetString());
                Assert.All(["new", "changed", "stale", "removed"], count => Assert.Equal(0, counts.GetProperty(count).GetInt32()));
                if (run.GetProperty("network").GetString()!.StartsWith("d-", StringComparison.Ordinal)) Assert.Equal(0, counts.GetProperty("quarantined").GetInt32()); // a run names its network
            });
        }

        Assert.Equal(before, await StateAsync());
        var homes = new Dictionary<string, FederatingHost>();
        foreach (var host in _hosts) homes[await host.IdAsync()] = host;
        Assert.Equal(3, homes.Count);
        var own = await OwnAsync(_hosts);
        foreach (var (id, host) in homes)
        {
            var foreign = (await host.ListingsAsync()).Where(listing => listing.GetProperty("origin").ValueKind != JsonValueKind.Null).ToList();
            Assert.DoesNotContain(foreign, listing => listing.GetProperty("origin").GetProperty("via").EnumerateArray().Any(directory => directory.GetString() == id));
            Assert.Equal(own.Where(listing => listing.Home != host).Select(listing => listing.Key).Order(), foreign.Select(OriginOf).Distinct().Order());
            foreach (var listing in foreign)
            {
                var home = own.Single(other => other.Key == OriginOf(listing));
                Assert.Equal(home.Terms, (Text(listing, "licence"), Text(listing, "attribution")));
                Assert.Equal(home.Home, homes[Text(listing.GetProperty("origin"), "directory")]);
            }
        }

        foreach (var host in _hosts) await Store.DemandSoundAsync(host.Data);
    }

    private async Task<string> StateAsync()
    {
        var lines = new List<string>();
        foreach (var host in _hosts)
        {
            lines.Add($"{host.Name} {await Store.HashAsync(host.Data)}");
            lines.AddRange((await host.ListingsAsync()).Select(listing => listing.GetRawText()).Order(StringComparer.Ordinal));
        }

        return string.Join('\n', lines);
    }

    private static async Task<List<(string Key, FederatingHost Home, (string Licence, string Attribution) Terms)>> OwnAsync(IEnumerable<FederatingHost> hosts)
    {
        var own = new List<(string, FederatingHost, (string, string))>();
        foreach (var host in hosts)
        {
            string id = await host.IdAsync();
            own.AddRange((await host.ListingsAsync())
                .Where(listing => listing.GetProperty("origin").ValueKind == JsonValueKind.Null)
                .Select(listing => ($"{id}/{Text(listing, "key")}", host, (Text(listing, "licence"), Text(listing, "attribution")))));
        }

        return own;
    }

    private static string OriginOf(JsonElement listing) => Text(listing.GetProperty("origin"), "key");

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
