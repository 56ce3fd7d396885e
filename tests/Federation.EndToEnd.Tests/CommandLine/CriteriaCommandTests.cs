using System.Globalization;
using Federation.EndToEnd.Tests.Support;
using Federation.Registry.Criteria.Versions;
using Federation.Registry.Tests.Criteria;

namespace Federation.EndToEnd.Tests.CommandLine;

/// <summary>A second version of the criteria, from its file until a host serves it.</summary>
public sealed class CriteriaCommandTests
{
    [Fact]
    public async Task Check_OfAFile_SaysWhatIsWrongByLine()
    {
        using var folder = new TestFolder();
        string good = folder.Write("good.yaml", SecondVersion.Yaml), broken = folder.Write("broken.yaml", SecondVersion.Yaml.Replace("validityYears: 2", "validityYears: many", StringComparison.Ordinal));

        Assert.Contains("Version 2.0, 40 criteria", (await Command.RunAsync("criteria", "check", good)).Expect(0).Output, StringComparison.Ordinal);
        var told = (await Command.RunAsync("criteria", "check", broken, "--json")).Expect(1).Json();
        Assert.Equal("criteria.bad-value", told.GetProperty("problems")[0].GetProperty("code").GetString());
        Assert.True(told.GetProperty("problems")[0].GetProperty("line").GetInt32() > 10);
        Assert.Contains("absent.yaml", (await Command.RunAsync("criteria", "check", folder.PathOf("absent.yaml"))).Expect(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_AfterADryRunThatWasKept_IsServedBesideTheFirst()
    {
        using var folder = new TestFolder();
        string file = folder.Write("second.yaml", SecondVersion.Yaml), from = TimeProvider.System.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string centre;
        await using (var host = await ServingHost.StartAsync(folder.Data))
        {
            centre = (await host.Client.AskAsync("{ centres(first: 1) { nodes { key } } }")).GetProperty("centres").GetProperty("nodes")[0].GetProperty("key").GetString() ?? "";
            Assert.Equal(0, await host.StopAsync());
        }

        (await Command.RunAsync("label", "import", folder.Write("awards.jsonl", Line(centre)), "--data", folder.Data)).Expect(0);
        var dry = (await Command.RunAsync("criteria", "dry-run", file, "--data", folder.Data, "--language", "fr")).Expect(0);
        var refused = (await Command.RunAsync("criteria", "publish", file, "--from", from, "--by", "Camille", "--data", folder.Data)).Expect(1);
        (await Command.RunAsync("criteria", "dry-run", file, "--keep", "--data", folder.Data)).Expect(2);
        var kept = (await Command.RunAsync("criteria", "dry-run", file, "--keep", "--by", "Camille", "--data", folder.Data, "--json")).Expect(0).Json();
        var published = (await Command.RunAsync("criteria", "publish", file, "--from", from, "--by", "Camille", "--data", folder.Data)).Expect(0);

        Assert.Contains("1 des 1 centres labellisés perdraient au moins un axe", dry.Words, StringComparison.Ordinal);
        Assert.Contains("Pas encore mesurable", dry.Words, StringComparison.Ordinal);
        Assert.Contains("criteria.no-dry-run", refused.Output, StringComparison.Ordinal);
        Assert.Equal((SecondVersion.Sha256, true, 1), (kept.GetProperty("sha256").GetString(), kept.GetProperty("kept").GetBoolean(), kept.GetProperty("totals").GetProperty("nothingKept").GetInt32()));
        Assert.Equal(centre, kept.GetProperty("losing")[0].GetProperty("centre").GetString());
        Assert.Contains($"Version 2.0 is published, and in force from {from} 00:00 UTC on.", published.Output, StringComparison.Ordinal);
        Assert.Contains(PublicationProblemCodes.NotNewer, (await Command.RunAsync("criteria", "dry-run", file, "--data", folder.Data)).Expect(1).Output, StringComparison.Ordinal);
        await Store.DemandSoundAsync(folder.Data);
        await using var served = await ServingHost.StartAsync(folder.Data);
        Assert.Equal(
            """{"criteria":{"version":"1.0"},"criteriaVersions":[{"version":"1.0","inForce":true},{"version":"2.0","inForce":false}]}""",
            (await served.Client.AskAsync("{ criteria { version } criteriaVersions { version inForce } }")).GetRawText());
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("2027-02-30")]
    [InlineData("2027-03-01T08:00")]
    public async Task Publish_ATimeThatIsNone_IsWrongUse(string from)
    {
        using var folder = new TestFolder();

        Assert.Contains("--from is a day", (await Command.RunAsync("criteria", "publish", folder.Write("second.yaml", SecondVersion.Yaml), "--from", from, "--by", "Camille", "--data", folder.Data)).Expect(2).Error, StringComparison.Ordinal);
    }

    private static string Line(string centre)
    {
        string at = TimeProvider.System.GetUtcNow().AddDays(-1).ToString("O", CultureInfo.InvariantCulture), until = TimeProvider.System.GetUtcNow().AddYears(1).ToString("O", CultureInfo.InvariantCulture);
        return $$"""{"centre":"{{centre}}","levels":{"services":2,"interoperability":1},"criteriaVersion":"1.0","awardedAt":"{{at}}","validUntil":"{{until}}","actor":"M. Martin","reason":"Visited.","reference":"CR-2026-001"}""";
    }
}
