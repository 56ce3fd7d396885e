using Federation.Cluster.Sync;
using Federation.Contracts;
using Federation.Gateway.Tests.Doubles;
using Federation.Web.Console.Quarantine;
using Federation.Web.Tests.Support;

namespace Federation.Web.Tests.Console;

public sealed class QuarantinePageTests
{
    private const string Here = "/en/console/networks/a/quarantine";

    [Fact]
    public async Task Page_GroupsByCode_WithTheRawRecordBesideTheDraft()
    {
        await using var host = await ConsoleHost.StartAsync();
        foreach (string id in (string[])["1", "2"]) await host.Seed.AddAsync($"a/{id}", Seed.QuarantinedOf("a", id) with { CanReplay = true, Draft = new ListingDraft { Name = "", Phone = "+33 1" } });
        await host.Seed.AddAsync("a/3", Seed.QuarantinedOf("a", "3") with { Issues = [Issue.Error("coordinates.range", "Out of range.", "/lat")] });

        var page = (await host.SeeAsync(Here)).Page;

        Assert.Equal(["name.missing 2 records", "coordinates.range 1 record"], page.QuerySelectorAll("main section > h2").Select(heading => heading.Shown()));
        var record = page.QuerySelector("#examples-0 article")!;
        var pres = record.QuerySelectorAll("pre");
        Assert.Equal("{\n  \"id\": \"1\"\n}", pres[0].TextContent.ReplaceLineEndings("\n"));
        Assert.Contains("\"phone\": \"+33 1\"", pres[1].TextContent, StringComparison.Ordinal);
        // Whoever has no mouse scrolls them too, and hears what they are.
        Assert.All(pres, pre => Assert.Equal(("0", "region"), (pre.GetAttribute("tabindex"), pre.GetAttribute("role"))));
        Assert.Contains("/name", record.QuerySelector("li")!.Shown(), StringComparison.Ordinal);
        Assert.Contains("What to do:", record.QuerySelector("li")!.Shown(), StringComparison.Ordinal);
        Assert.Contains("source itself", page.QuerySelector("section[aria-labelledby=group-1]")!.Shown(), StringComparison.Ordinal);
        Assert.True(page.QuerySelector("#examples-0")!.HasAttribute("open"));
    }

    [Fact]
    public async Task Page_HostileRecords_AreOnlyWords()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.Seed.AddAsync("a/1", Seed.QuarantinedOf("a", "<img src=x>") with { Raw = "</pre><script>alert(1)</script>\u202E"u8.ToArray(), Issues = [Issue.Error("name.missing", "<b>no</b>", "/<i>")] });

        var page = (await host.SeeAsync(Here)).Page;

        Assert.Empty(page.QuerySelectorAll("main img, main script, main b, main i"));
        Assert.StartsWith("</pre><script>alert(1)</script>", page.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("<b>no</b>", page.QuerySelector("article")!.Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_ShowsAllInPages()
    {
        await using var host = await ConsoleHost.StartAsync();
        for (int at = 0; at < QuarantineQuestion.PageSize + 1; at++) await host.Seed.AddAsync($"a/{at:00}", Seed.QuarantinedOf("a", $"{at:00}"));

        var first = (await host.SeeAsync(Here + "?list=all")).Page;
        string next = first.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        var second = (await host.SeeAsync(next)).Page;

        Assert.Equal(QuarantineQuestion.PageSize, first.QuerySelectorAll("article").Length);
        Assert.StartsWith("10 ", Assert.Single(second.QuerySelectorAll("article h3")).Shown(), StringComparison.Ordinal);
        Assert.Null(second.QuerySelector("a[rel=next]"));
        Assert.Equal(400, (await host.SeeAsync(Here + "?list=all&after=rubbish")).Status);
    }

    [Fact]
    public async Task Replay_StartsARun()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.RunAsync("7", status: RunStatus.Running);
        host.Gateway.Grains["a"].Start = new RunStart("7", AlreadyRunning: false);

        var (status, _, location) = await host.SendAsync(Here, "manager", ("do", "replay"));

        Assert.Equal((303, $"/en/console/networks/a/runs/{ConsoleHost.IdOf("7")}?told=started"), (status, location));
        Assert.Equal(RunPurpose.ReplayQuarantine, host.Gateway.Grains["a"].Order?.Purpose);
    }

    [Theory]
    [InlineData("""{"a":"é","b":[1,2]}""", "{\n  \"a\": \"é\",\n  \"b\": [\n    1,\n    2\n  ]\n}")]
    [InlineData("""{"a":"cut o""", """{"a":"cut o""")]
    [InlineData("nom;rue", "nom;rue")]
    [InlineData("", "")]
    public void Pretty_ShowsJsonLineByLine_AndAnythingElseAsItIs(string text, string expected) => Assert.Equal(expected, Pretty.Text(text).ReplaceLineEndings("\n"));

    [Fact]
    public void Pretty_OfJsonTooDeep_IsAsItCame()
    {
        string deep = new string('[', 200) + new string(']', 200);

        Assert.Equal(deep, Pretty.Text(deep));
    }
}
