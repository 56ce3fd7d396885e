using System.Text.Json;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Sources;

/// <summary>Syncs every real network into one directory and asks the directory what came of it.</summary>
internal static class AllSources
{
    private const string Listing = """
        key name description labelClaim address { text } location { latitude } website phone phones { shown } openingHours services { key } capacity capacityText
        languages { tag } accessibility { key } prices { text }
        """;

    /// <summary>In the order of the networks file. Skips the test where a file of them is not there.</summary>
    public static async Task<IReadOnlyList<SourceFigures>> SyncAsync()
    {
        DemandEveryFile();
        using var folder = new TestFolder();
        var runs = (await Command.RunAsync("sync", "--data", folder.Data, "--networks", Repository.AllNetworks, "--json")).Expect(0).Json();
        await using var host = await ServingHost.StartAsync(folder.Data);
        var figures = new List<SourceFigures>();
        foreach (var run in runs.EnumerateArray())
        {
            Assert.Equal("Completed", run.GetProperty("status").GetString());
            figures.Add(SourceFigures.Of(run, await QuarantineAsync(host, run.GetProperty("network").GetString() ?? "")));
        }

        await foreach (var listing in ListingsAsync(host))
        {
            string key = listing.GetProperty("key").GetString() ?? "";
            figures.Single(source => key.StartsWith(source.Network + "/", StringComparison.Ordinal)).Add(listing);
        }

        return figures;
    }

    /// <summary>Skips the test where a file of the networks file is not there.</summary>
    public static void DemandEveryFile()
    {
        const string folder = "${FEDERATION_DATA:-../../shared/data}/";
        using var networks = JsonDocument.Parse(File.ReadAllBytes(Repository.AllNetworks));
        foreach (var network in networks.RootElement.EnumerateArray())
        {
            string source = network.GetProperty("config").GetProperty("source").GetString() ?? "";
            Assert.StartsWith(folder, source, StringComparison.Ordinal);
            _ = RealData.PathOf(source[folder.Length..]);
        }
    }

    private static async Task<IReadOnlyDictionary<string, int>> QuarantineAsync(ServingHost host, string network)
    {
        var codes = new Dictionary<string, int>();
        string? after = null;
        while (true)
        {
            var page = (await host.Client.AskAsync(
                "query($network: ID!, $after: String) { quarantine(network: $network, first: 100, after: $after) { next hasMore items { issues { code severity } } } }", new { network, after }, host.Token))
                .GetProperty("quarantine");
            foreach (var record in page.GetProperty("items").EnumerateArray())
            {
                string code = record.GetProperty("issues").EnumerateArray().First(issue => issue.GetProperty("severity").GetString() == "ERROR").GetProperty("code").GetString() ?? "";
                codes[code] = codes.GetValueOrDefault(code) + 1;
            }

            after = page.GetProperty("next").GetString();
            if (!page.GetProperty("hasMore").GetBoolean()) return codes;
        }
    }

    private static async IAsyncEnumerable<JsonElement> ListingsAsync(ServingHost host)
    {
        string? after = null;
        while (true)
        {
            var page = (await host.Client.AskAsync(
                $"query($after: String) {{ centres(first: 100, after: $after) {{ pageInfo {{ endCursor hasNextPage }} nodes {{ listings {{ {Listing} }} }} }} }}", new { after })).GetProperty("centres");
            foreach (var listing in page.GetProperty("nodes").EnumerateArray().SelectMany(centre => centre.GetProperty("listings").EnumerateArray())) yield return listing;
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()) yield break;
        }
    }
}
