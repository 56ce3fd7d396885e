using System.Globalization;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.CommandLine;

/// <summary>Awards from before this registry, taken over into a real data folder and served.</summary>
public sealed class LabelImportCommandTests
{
    private const string Held = "{ centres(filter: { label: { level: 2 } }) { nodes { key label { criteriaVersion history { kind reference reason } } } } }";

    /// <summary>One moment for all lines: another would be another award.</summary>
    private static readonly DateTimeOffset Awarded = TimeProvider.System.GetUtcNow().AddDays(-1);

    [Fact]
    public async Task Import_OfAwards_IsServedAndSaysWhatItRefused()
    {
        using var folder = new TestFolder();
        string centre;
        await using (var host = await ServingHost.StartAsync(folder.Data))
        {
            centre = (await host.Client.AskAsync("{ centres(first: 1) { nodes { key } } }")).GetProperty("centres").GetProperty("nodes")[0].GetProperty("key").GetString() ?? "";
            var meanwhile = await Command.RunAsync("label", "import", folder.Write("awards.jsonl", Line(centre)), "--data", folder.Data);
            Assert.Contains("store.in-use", meanwhile.Expect(3).Error, StringComparison.Ordinal);
            Assert.Equal(0, await host.StopAsync());
        }

        string awards = folder.Write("awards.jsonl", $"{Line(centre)}\nrubbish\n");
        var report = (await Command.RunAsync("label", "import", awards, "--data", folder.Data, "--json")).Expect(1).Json();
        var again = (await Command.RunAsync("label", "import", folder.Write("good.jsonl", Line(centre)), "--data", folder.Data)).Expect(0);
        var told = (await Command.RunAsync("label", "import", awards, "--data", folder.Data)).Expect(1);

        Assert.Equal((1, 1), (report.GetProperty("taken").GetInt32(), report.GetProperty("refused").GetInt32()));
        Assert.Equal("label.bad-line", report.GetProperty("problems")[0].GetProperty("code").GetString());
        Assert.Contains("0 awards taken over, 1 were taken over before", again.Output, StringComparison.Ordinal);
        Assert.Contains("line 2: label.bad-line: ", told.Output, StringComparison.Ordinal);
        await Store.DemandSoundAsync(folder.Data);
        await using var served = await ServingHost.StartAsync(folder.Data);
        var node = Assert.Single((await served.Client.AskAsync(Held)).GetProperty("centres").GetProperty("nodes").EnumerateArray());
        Assert.Equal($$$"""{"key":"{{{centre}}}","label":{"criteriaVersion":"0.9","history":[{"kind":"AWARDED","reference":"CR-2025-044","reason":"Visited."}]}}""", node.GetRawText());
    }

    [Fact]
    public async Task Import_WhereThereIsNothing_SaysSo()
    {
        using var folder = new TestFolder();

        Assert.Contains("absent.jsonl", (await Command.RunAsync("label", "import", folder.PathOf("absent.jsonl"), "--data", folder.Data)).Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("store.missing", (await Command.RunAsync("label", "import", folder.Write("awards.jsonl", ""), "--data", folder.Data)).Expect(4).Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Data));
    }

    private static string Line(string centre)
    {
        string from = Awarded.ToString("O", CultureInfo.InvariantCulture), until = Awarded.AddYears(2).ToString("O", CultureInfo.InvariantCulture);
        return $$"""{"centre":"{{centre}}","levels":{"technicalPerformance":3,"services":2},"criteriaVersion":"0.9","awardedAt":"{{from}}","validUntil":"{{until}}","actor":"M. Martin","reason":"Visited.","reference":"CR-2025-044"}""";
    }
}
