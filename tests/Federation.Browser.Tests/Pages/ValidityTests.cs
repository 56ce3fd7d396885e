using Federation.EndToEnd.Tests.Support;

namespace Federation.Browser.Tests.Pages;

/// <summary>What programs by others say of our pages.</summary>
public sealed class ValidityTests(SampleSite site)
{
    [Fact]
    public async Task Html_OfEverySurface_HasNoError()
    {
        using var files = await PageFiles.FetchAsync(site);

        await HtmlJudge.ExpectNoErrorAsync(files.All.Select(page => page.File));
    }

    [Fact]
    public async Task StructuredData_OfCentres_IsWhatSchemaOrgWants()
    {
        string judges = await PageFiles.JudgesAsync;
        using var files = await PageFiles.FetchAsync(site, name => name is "centre" or "centre-limits" or "centre-japanese" or "centre-arabic");

        var judged = await Command.RunProgramAsync("node", [Path.Combine(judges, "structured.mjs"), .. files.All.Select(page => page.File)]);

        Assert.Equal("", judged.Expect(0).Output.Trim());
    }
}
