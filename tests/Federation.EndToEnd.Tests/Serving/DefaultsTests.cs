using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Serving;

/// <summary>What somebody sees who just starts the host.</summary>
public sealed partial class DefaultsTests(SampleDirectory samples)
{
    [Fact]
    public async Task Serve_OnSamples_PrintsWhatItDidAndWhereToLook()
    {
        var host = await samples.HostAsync();
        string printed = Space().Replace(host.Process.Output.Text, " ");

        Assert.Contains(" actipole21 Completed 22 18 0 0 4 0 ", printed, StringComparison.Ordinal);
        Assert.Contains(" tiers-lieux Completed 21 17 0 0 4 0 ", printed, StringComparison.Ordinal);
        Assert.Contains(" spaceapi Completed 10 6 0 0 4 0 ", printed, StringComparison.Ordinal);
        Assert.Contains(" openstreetmap Completed 8 4 0 0 4 0 ", printed, StringComparison.Ordinal);
        Assert.Contains("tiers-lieux: 3 of the new listings speak of a centre that another network lists too.", printed, StringComparison.Ordinal);
        Assert.Contains("spaceapi: 1 of the new listings speak of a centre that another network lists too.", printed, StringComparison.Ordinal);
        Assert.Contains("41 centres.", printed, StringComparison.Ordinal);
        Assert.Contains($"{host.Url}graphiql", printed, StringComparison.Ordinal);
        Assert.Contains("operator-token", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_OnceStarted_IsReady()
    {
        using var response = await (await samples.HostAsync()).Client.GetAsync("healthz");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var health = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("ready", health.RootElement.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("fr/reseaux", "fr", "Réseaux", "Fiches", "4 en quarantaine")]
    [InlineData("en/networks", "en", "Networks", "Listings", "4 quarantined")]
    public async Task NetworksPage_InEachLanguage_ListsNetworksAndCounts(string path, string language, params string[] words)
    {
        using var response = await (await samples.HostAsync()).Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        string page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
        Assert.All([.. words, "ACTIPOLE 21", "Recensement des tiers-lieux", "SpaceAPI", "OpenStreetMap", "<strong>41</strong>"], word => Assert.Contains(word, page, StringComparison.Ordinal));
        Assert.All([18, 17, 6, 4], listings => Assert.Matches($"<td[^>]*>{listings}</td>", page));
    }

    [Fact]
    public async Task Explorer_Page_ComesWithEverythingItLoads()
    {
        var client = (await samples.HostAsync()).Client;
        using var response = await client.GetAsync("graphiql");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        string page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        foreach (Match asset in Asset().Matches(page))
        {
            using var loaded = await client.GetAsync(asset.Groups[1].Value);
            Assert.Equal(HttpStatusCode.OK, loaded.StatusCode);
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex("""(?:src|href)="(graphiql/[^"]+)""")]
    private static partial Regex Asset();
}
