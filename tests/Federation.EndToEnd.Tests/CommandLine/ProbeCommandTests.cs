using System.Text.Json;
using Federation.EndToEnd.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Federation.EndToEnd.Tests.CommandLine;

/// <summary>A listing that nobody has described is drafted, kept and read.</summary>
public sealed class ProbeCommandTests
{
    private const string Mailbox = "camille.martin@partner.example";

    [Fact]
    public async Task Probe_OfAnApiInPages_DraftsKeepsAndReadsIt()
    {
        using var folder = new TestFolder();
        string source, mapping = folder.PathOf("drafted/mapping.yaml"), cassette = folder.PathOf("drafted/source.cassette.json");
        await using (var server = await LoopbackServer.StartAsync())
        {
            source = server.UrlOf("/places");
            server.Serve("/places", http => Page(http, server.UrlOf("/places?page=")));
            var probed = (await Command.RunAsync("adapter", "probe", source, "--output", folder.PathOf("drafted"))).Expect(0);

            Assert.Contains("pages by next", probed.Output, StringComparison.Ordinal);
            Assert.Contains("Lieu 1", probed.Output, StringComparison.Ordinal);
            Assert.Contains("adapter preview", probed.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(Mailbox, probed.Output, StringComparison.Ordinal);
        }

        string yaml = await File.ReadAllTextAsync(mapping, TestContext.Current.CancellationToken);
        Assert.Contains("paging: { by: next, next: next", yaml, StringComparison.Ordinal);
        Assert.Contains("persons: [courriel]", yaml, StringComparison.Ordinal);
        Assert.DoesNotContain(Mailbox, await File.ReadAllTextAsync(cassette, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var replayed = (await Command.RunAsync("adapter", "preview", folder.PathOf("drafted"), "--source", source, "--replay", cassette, "-n", "2", "--json")).Expect(0);
        Assert.Contains("\"name\": \"Lieu 1\"", replayed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Probe_WhereAMappingIs_OverwritesNothing()
    {
        using var folder = new TestFolder();
        string source = folder.Write("places.csv", "code;nom;ville\n1;Un;Tours\n2;Deux;Blois\n3;Trois;Loches\n");
        string mapping = folder.Write("mapping.yaml", "mine");

        var refused = (await Command.RunAsync("adapter", "probe", source, "--output", folder.Path)).Expect(2);

        Assert.Contains("is not overwritten", refused.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(mapping, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Probe_WithoutAFolder_ShowsTheDraftAndWritesNothing()
    {
        using var folder = new TestFolder();
        string source = folder.Write("places.csv", "code;nom;ville\n1;Un;Tours\n2;Deux;Blois\n3;Trois;Loches\n");

        var probed = (await Command.RunAsync("adapter", "probe", source, "--json")).Expect(0);

        using var answer = JsonDocument.Parse(probed.Output);
        Assert.Equal("csv", answer.RootElement.GetProperty("probe").GetProperty("format").GetString());
        Assert.Contains("name: nom", answer.RootElement.GetProperty("probe").GetProperty("mapping").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, answer.RootElement.GetProperty("preview").GetArrayLength());
    }

    [Fact]
    public async Task Probe_OfWhatIsNoListing_FailsByName()
    {
        using var folder = new TestFolder();
        string source = folder.Write("page.html", "<!doctype html><html><body><form>Login</form></body></html>");

        var failed = (await Command.RunAsync("adapter", "probe", source)).Expect(1);

        Assert.Contains("probe.no-records", failed.Error, StringComparison.Ordinal);
    }

    private static Task Page(HttpContext http, string address)
    {
        int page = int.TryParse(http.Request.Query["page"], out int number) ? number : 1;
        string next = page < 3 ? $"\"{address}{page + 1}\"" : "null";
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync($$"""{"count":6,"next":{{next}},"previous":null,"results":[{{Place((page * 2) - 1)}},{{Place(page * 2)}}]}""", http.RequestAborted);
    }

    private static string Place(int number) => $$"""{"id":"p{{number}}","nom":"Lieu {{number}}","commune":"Tours","lat":47.39,"lon":0.6{{number}},"courriel":"{{Mailbox}}"}""";
}
