using Federation.Browser.Tests.Assessing;
using Federation.Browser.Tests.Pages;
using Federation.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Federation.Browser.Tests.Operating;

/// <summary>Writes the operators' part of docs/screens.</summary>
[Collection(OneAfterAnother.Staff)]
public sealed class OperatingScreenTests
{
    private static readonly IReadOnlyList<(string Name, string Path)> All =
    [
        ("operate", "/fr/exploiter"),
        ("operate-decisions", "/fr/exploiter/decisions"),
        ("operate-act", "/fr/exploiter/agir"),
    ];

    [Fact]
    public async Task Operating_AtThreeWidths_HasItsPictures()
    {
        if (!Screens.AreTaken)
        {
            foreach (var (name, _) in All) Screens.ExpectOf(name);
            return;
        }

        await using var directory = new AssessedDirectory();
        await directory.InitializeAsync();
        var page = await directory.SignedInAsync("pictures@person.example", "Operator");
        string state = await page.Context.StorageStateAsync();
        foreach (var (name, path) in All) await Screens.TakeAsync(name, (width, scheme) => OpenAsync(path, width, scheme));

        async Task<IPage> OpenAsync(string path, int width, ColorScheme scheme)
        {
            var opened = await directory.OpenAsync(width, scheme, state);
            await opened.GotoAsync(directory.Url + path);
            return opened;
        }
    }
}
