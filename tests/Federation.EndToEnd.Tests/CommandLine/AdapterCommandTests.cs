using Federation.EndToEnd.Tests.Feeds;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.CommandLine;

/// <summary>Adapters are tried out without a data folder.</summary>
public sealed class AdapterCommandTests
{
    private static string SampleCensus => Path.Combine(Repository.Root, "samples", "listings", "tiers-lieux.csv");

    [Fact]
    public async Task List_BesideTheExecutable_ShowsEveryAdapterActive()
    {
        var adapters = (await Command.RunAsync("adapter", "list", "--json")).Expect(0).Json().EnumerateArray().ToList();

        Assert.Equal(["actipole21", "federation-peer", "france-services", "hub-lo", "openactive", "openstreetmap", "region-sud", "schema-org", "spaceapi", "spreadsheet", "ternum-bfc", "tiers-lieux"], adapters.Select(adapter => adapter.GetProperty("id").GetString()));
        Assert.All(adapters, adapter => Assert.Equal("Active", adapter.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Cage_OnLinux_StandsAndTheHostIsShielded()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has the cage.");

        var answer = (await Command.RunAsync("adapter", "cage", "--json")).Expect(0).Json();

        Assert.True(answer.GetProperty("holds").GetBoolean());
        Assert.True(answer.GetProperty("hostShielded").GetBoolean());
        Assert.Empty(answer.GetProperty("missing").EnumerateArray());
        Assert.Contains("The cage holds", (await Command.RunAsync("adapter", "cage")).Expect(0).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfAGoodSource_Passes()
    {
        var answer = (await Command.RunAsync("adapter", "check", "tiers-lieux", "--source", SampleCensus, "--json")).Expect(0).Json();

        Assert.True(answer.GetProperty("passed").GetBoolean());
        Assert.Contains("30 columns", answer.GetProperty("summary").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_WithTheWrongDelimiter_DoesNotPassAndSaysWhatToDo()
    {
        string[] command = ["adapter", "check", "tiers-lieux", "--source", SampleCensus, "--set", "delimiter=;"];

        var answer = (await Command.RunAsync([.. command, "--json"])).Expect(1).Json();
        Assert.False(answer.GetProperty("passed").GetBoolean());
        Assert.Contains("csv.headers", answer.GetProperty("issues").EnumerateArray().Select(issue => issue.GetProperty("code").GetString()));

        var english = (await Command.RunAsync(command)).Expect(1);
        Assert.Contains("Compare the header row", english.Words, StringComparison.Ordinal);
        var french = (await Command.RunInAsync(null, new Dictionary<string, string> { ["LANG"] = "fr_FR.UTF-8" }, command)).Expect(1);
        Assert.Contains("Comparez la ligne d'en-tête", french.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_OfACensus_ShowsRawBesideDraftWithoutPersons()
    {
        var preview = (await Command.RunAsync("adapter", "preview", "tiers-lieux", "--source", SampleCensus, "--count", "3", "--json")).Expect(0);

        var lines = preview.Json().EnumerateArray().ToList();
        Assert.Equal(["row 2", "row 3", "row 4"], lines.Select(line => line.GetProperty("locator").GetString()));
        Assert.Equal("Télécentre de Beaune", lines[2].GetProperty("raw").GetProperty("NOM_TL").GetString());
        Assert.Equal("Télécentre de Beaune", lines[2].GetProperty("draft").GetProperty("name").GetString());
        Assert.DoesNotContain("Personne Inventée", preview.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("personne@telecentres.example", preview.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_OfAMissingFile_FailsWithItsCode()
    {
        using var folder = new TestFolder();

        var ended = (await Command.RunAsync("adapter", "preview", "spaceapi", "--source", folder.PathOf("absent.json"), "--json")).Expect(1);

        Assert.Equal("", ended.Output);
        Assert.Contains("source.missing", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_OverHttp_ReadsThePage()
    {
        await using var server = await LoopbackServer.StartAsync();
        server.Serve("/spaces.json", "application/json", RecordedSpaces.Json(new Space("https://space.example/api", "A space", 47.3, 5.0)));

        var lines = (await Command.RunAsync("adapter", "preview", "spaceapi", "--source", server.UrlOf("/spaces.json"), "--json")).Expect(0).Json();

        Assert.Equal("A space", Assert.Single(lines.EnumerateArray()).GetProperty("draft").GetProperty("name").GetString());
    }
}
