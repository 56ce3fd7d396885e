using Federation.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Federation.Browser.Tests.Assessing;

/// <summary>An assessor and an operator with sessions of their own, by forms alone.</summary>
[Collection(OneAfterAnother.Staff)]
public sealed class AssessorJourneyTests(AssessedDirectory directory) : IClassFixture<AssessedDirectory>
{
    [Fact]
    public async Task Assessor_WithoutScript_TakesReadsJudgesAndAsks()
    {
        var page = await directory.SignedInAsync("assessor@person.example", "Assessor", "tiers-lieux", width: 360, script: false);
        await page.GotoAsync($"{directory.Url}/en/assess");
        await Expect(page.Locator("main table tbody tr")).ToHaveCountAsync(1);
        await page.Locator("main table a").ClickAsync();
        await page.Locator("form:has([value=take]) button").ClickAsync();
        await Expect(page.Locator("[role=status].notice")).ToBeVisibleAsync();

        // The session alone opens a file that shows something.
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("#criterion-services-hours a[download]").ClickAsync());
        Assert.Equal("The contract for the line.", await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken));

        var criterion = page.Locator("#criterion-services-hours");
        await criterion.Locator("details.judge summary").ClickAsync();
        await criterion.Locator("input[name=value]").FillAsync("40,5");
        await criterion.Locator("textarea").FillAsync("The contract says forty and a half.");
        await criterion.Locator("button").ClickAsync();
        await Expect(page).ToHaveURLAsync($"{directory.Url}/en/assess/{directory.Application}?told=judge#criterion-services-hours");
        await Expect(criterion).ToContainTextAsync("40.5");

        await page.Locator("details:has([value=ask]) summary").ClickAsync();
        await page.Locator("#ask-reason").FillAsync("How fast is the line?");
        await page.Locator("form:has([value=ask]) button").ClickAsync();
        await Expect(page.Locator(".title .badge")).ToHaveTextAsync("applicant asked");
        await Expect(page.Locator("main form")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Consoles_OfAssessorsAndOperators_HaveNoViolationAndFit(int width)
    {
        var assessor = await directory.SignedInAsync($"second-{width}@person.example", "Assessor", "tiers-lieux", width);
        var operating = await directory.SignedInAsync($"operator-{width}@person.example", "Operator", width: width);
        foreach (var (page, path) in new[] { (assessor, "/en/assess"), (assessor, $"/fr/evaluer/{directory.Application}"), (operating, "/en/operate"), (operating, "/fr/exploiter") })
        {
            await page.GotoAsync(directory.Url + path);
            await page.EvaluateAsync("for (const fold of document.querySelectorAll('details')) fold.open = true");
            await Accessibility.ExpectNoViolationAsync(page);
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{path} is wider than {width}.");
        }

        await assessor.GotoAsync($"{directory.Url}/en/operate");
        await Expect(assessor.Locator("h1")).ToHaveTextAsync("Not for this account");
    }

    // A page of another site can send the form, and not its token.
    [Fact]
    public async Task Form_WithoutItsToken_ActsForNobody()
    {
        var page = await directory.SignedInAsync("third@person.example", "Assessor", "tiers-lieux");
        await page.GotoAsync($"{directory.Url}/en/assess/{directory.Application}");

        int status = await page.EvaluateAsync<int>("async path => (await fetch(path, { method: 'POST', body: new URLSearchParams({ step: 'refuse', madeOn: '99', reason: 'x' }) })).status", $"/en/assess/{directory.Application}");

        Assert.Equal(401, status);
    }
}
