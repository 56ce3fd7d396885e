using Federation.Browser.Tests.Pages;
using Federation.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Federation.Browser.Tests.Assessing;

/// <summary>Writes the assessors' part of docs/screens.</summary>
[Collection(OneAfterAnother.Staff)]
public sealed class AssessingScreenTests
{
    private const string Queue = "assess", Application = "assess-application";

    [Fact]
    public async Task Assessing_AtThreeWidths_HasItsPictures()
    {
        if (!Screens.AreTaken)
        {
            foreach (string name in (string[])[Queue, Application]) Screens.ExpectOf(name);
            return;
        }

        await using var directory = new AssessedDirectory();
        await directory.InitializeAsync();
        var page = await directory.SignedInAsync("pictures@person.example", "Assessor", "tiers-lieux");
        string state = await page.Context.StorageStateAsync();
        await Screens.TakeAsync(Queue, (width, scheme) => OpenAsync("/fr/evaluer", width, scheme));
        await page.GotoAsync($"{directory.Url}/fr/evaluer/{directory.Application}");
        await page.Locator("form:has([value=take]) button").ClickAsync();
        await Screens.TakeAsync(Application, (width, scheme) => OpenAsync($"/fr/evaluer/{directory.Application}", width, scheme));

        async Task<IPage> OpenAsync(string path, int width, ColorScheme scheme)
        {
            var opened = await directory.OpenAsync(width, scheme, state);
            await opened.GotoAsync(directory.Url + path);
            return opened;
        }
    }
}
