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

    [Theory]
    [InlineData("/fr?where=Dijon&km=50")]
    [InlineData("/en?network=limits")]
    public async Task GeoJson_OfWhatAPageShows_IsWhatRfc7946Wants(string path)
    {
        string judges = await PageFiles.JudgesAsync;
        var page = await site.OpenAsync(path);
        string export = await page.Locator("#results a[href*=geojson]").GetAttributeAsync("href") ?? "";
        using var http = new HttpClient();
        using var folder = new TestFolder();
        string file = folder.Write("centres.geojson", await http.GetStringAsync(new Uri(new Uri(page.Url), export), TestContext.Current.CancellationToken));

        var judged = await Command.RunProgramAsync("node", [Path.Combine(judges, "geojson.mjs"), file]);

        Assert.Equal("", judged.Expect(0).Output.Trim());
    }
}
