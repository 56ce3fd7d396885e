using System.Text.Json;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Labels;

public sealed class PreAssessmentTests(ITestOutputHelper output)
{
    private static readonly string[] Outcomes = ["level1", "level2", "level3", "missed", "nothingKnown", "notMeasurable"];

    [Fact]
    public async Task PreAssessmentPage_AllListings_SaysWhatTheirCentresHold()
    {
        var figures = await PreAssessmentFigures.MakeAsync();
        string page = PreAssessmentPage.Render(figures);
        output.WriteLine(page);

        int centres = figures.All.GetProperty("centres").GetInt32();
        Assert.Equal(centres, figures.All.GetProperty("each").GetArrayLength());
        Assert.All(figures.All.GetProperty("criteria").EnumerateArray(), criterion => Assert.Equal(centres, Outcomes.Sum(outcome => criterion.GetProperty(outcome).GetInt32())));
        Assert.All(figures.All.GetProperty("axes").EnumerateArray(), axis => Assert.Equal(centres, axis.GetProperty("levels").EnumerateObject().Sum(level => level.Value.GetInt32())));

        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1") await File.WriteAllTextAsync(Repository.PreAssessmentPage, page, TestContext.Current.CancellationToken);
        Assert.Equal(page, await File.ReadAllTextAsync(Repository.PreAssessmentPage, TestContext.Current.CancellationToken), ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData("region-sud/nobody", "There is no centre \"region-sud/nobody\".")]
    [InlineData("nobody", "neither a centre's key")]
    public async Task Preassess_AnUnknownCentre_IsWrongUse(string centre, string message)
    {
        using var folder = new TestFolder();
        (await Command.RunAsync("sync", "--data", folder.Data, "--networks", Path.Combine(Repository.Root, "samples", "networks.json"))).Expect(0);

        var refused = (await Command.RunAsync("label", "preassess", "--data", folder.Data, "--centre", centre)).Expect(2);

        Assert.Contains(message, refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preassess_ASampleCentre_IsExplainedInBothLanguagesAndAsJson()
    {
        using var folder = new TestFolder();
        (await Command.RunAsync("sync", "--data", folder.Data, "--networks", Path.Combine(Repository.Root, "samples", "networks.json"))).Expect(0);
        var all = (await Command.RunAsync("label", "preassess", "--data", folder.Data, "--json")).Expect(0).Json();
        string key = all.GetProperty("each").EnumerateArray().MaxBy(centre => centre.GetProperty("held").GetInt32()).GetProperty("centre").GetString() ?? "";

        var french = (await Command.RunAsync("label", "preassess", "--data", folder.Data, "--centre", key, "--language", "fr")).Expect(0);
        var english = (await Command.RunAsync("label", "preassess", "--data", folder.Data, "--centre", key, "--language", "en")).Expect(0);
        var json = (await Command.RunAsync("label", "preassess", "--data", folder.Data, "--centre", key, "--json")).Expect(0).Json();

        Assert.Contains("Performances techniques : aucun niveau", french.Output, StringComparison.Ordinal);
        Assert.Contains("Technical performance: no level", english.Output, StringComparison.Ordinal);
        Assert.Equal(key, json.GetProperty("centre").GetString());
        Assert.Equal(41, json.GetProperty("axes").EnumerateArray().Sum(axis => axis.GetProperty("criteria").GetArrayLength()));
        var hours = json.GetProperty("axes")[1].GetProperty("criteria")[0];
        Assert.Equal(("services.hours", "Held"), (hours.GetProperty("id").GetString(), hours.GetProperty("outcome").GetString()));
        Assert.Equal(JsonValueKind.Number, hours.GetProperty("value").ValueKind);
    }
}
