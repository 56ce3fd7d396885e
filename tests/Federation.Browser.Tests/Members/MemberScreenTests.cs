using Federation.Browser.Tests.Pages;
using Federation.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Federation.Browser.Tests.Members;

/// <summary>Writes the part of docs/screens that shows a door, an account, and a member's telephone.</summary>
[Collection(OneAfterAnother.Members)]
public sealed class MemberScreenTests
{
    private const string Account = "account", Door = "door", Pass = "pass";

    [Fact]
    public async Task DoorAndPass_AtThreeWidths_HaveTheirPictures()
    {
        if (!Screens.AreTaken)
        {
            foreach (string name in (string[])[Account, Door, Pass]) Screens.ExpectOf(name);
            return;
        }

        await using var directory = new RoamingDirectory();
        await directory.InitializeAsync();
        string staff = await (await directory.StaffAsync("images@rives.example", "fr-FR")).Context.StorageStateAsync();
        string pass = $"/member/pass?centre={directory.Centre}";
        string member = await (await Journey.SignInAsync(directory, directory.Url + pass)).Context.StorageStateAsync();
        await Screens.TakeAsync(Account, (width, scheme) => OpenAsync("/account", "main form", width, scheme, staff));
        await Screens.TakeAsync(Door, (width, scheme) => OpenAsync($"/door/{directory.Centre}", "[data-link]", width, scheme, staff), LoadState.Load); // it asks for what happens all the time
        await Screens.TakeAsync(Pass, (width, scheme) => OpenAsync(pass, "[data-state=prepared]", width, scheme, member));

        async Task<IPage> OpenAsync(string path, string shown, int width, ColorScheme scheme, string state)
        {
            var page = await (await directory.Chromium.OpenAsync("fr-FR", width, scheme, state: state)).NewPageAsync();
            await page.GotoAsync(directory.Url + path);
            await Expect(page.Locator(shown).First).ToBeVisibleAsync(new() { Timeout = 30_000 });
            return page;
        }
    }
}
