using Federation.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Federation.Browser.Tests.Members;

/// <summary>A member's phone and a centre's door, two browsers: with network, without, and with network again.</summary>
[Collection(OneAfterAnother.Members)]
public sealed class DoorJourneyTests(RoamingDirectory directory) : IClassFixture<RoamingDirectory>
{
    [Fact]
    public async Task Member_OfAForeignNetwork_IsAdmittedOnlineOfflineAndReconciled()
    {
        var door = await directory.StaffAsync("accueil@rives.example");
        await door.GotoAsync($"{directory.Url}/door/{directory.Centre}");
        var link = door.Locator("[data-link]");
        await Expect(link).ToBeVisibleAsync();
        await Accessibility.ExpectNoViolationAsync(door);

        // With network: the code leads the phone through its own network's sign-in to the pass.
        var phone = await Journey.SignInAsync(directory, await Journey.HrefAsync(link));
        await Accessibility.ExpectNoViolationAsync(phone);
        await phone.Locator("[data-state=ready] [data-present]").ClickAsync();
        await Expect(phone.Locator("[data-state=ALLOWED]")).ToBeVisibleAsync();
        await Expect(phone.Locator("[data-receipt]")).ToBeVisibleAsync();
        await Expect(phone.Locator("[data-text=receipt]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^1-[0-9a-f]{64}$"));
        await Expect(door.Locator("[data-state=ALLOWED]")).ToBeVisibleAsync();
        await Expect(door.Locator("[data-text=who]").Last).ToHaveTextAsync("nordlicht, flex");
        await Accessibility.ExpectNoViolationAsync(door);
        await Accessibility.ExpectNoViolationAsync(phone);

        // Neither has network: the door shows a nonce of its own, the phone opens from what it keeps, and shows its pass.
        await Journey.ReadyForOfflineAsync(door);
        await Journey.ReadyForOfflineAsync(phone);
        await door.Context.SetOfflineAsync(true);
        await phone.Context.SetOfflineAsync(true);
        await door.Locator("[data-next]").ClickAsync();
        await Expect(door.Locator("[data-alone]")).ToBeVisibleAsync();
        await Expect(door.Locator("[data-code] svg")).ToBeVisibleAsync();
        await Accessibility.ExpectNoViolationAsync(door);
        string pass = await Journey.ShowAsync(phone, await Journey.HrefAsync(link));
        await Accessibility.ExpectNoViolationAsync(phone);
        await Journey.ReadAsync(door, pass);
        await Expect(door.Locator("[data-state=ALLOWED]")).ToBeVisibleAsync();
        await Expect(door.Locator("[data-text=admitted]")).ToHaveTextAsync("1 / 20");

        // The same pass is good once, also for a door alone.
        await door.Locator("[data-next]").ClickAsync();
        await Journey.ReadAsync(door, pass);
        await Expect(door.Locator("[data-state=NOT_ALLOWED] [data-text=code]")).ToHaveTextAsync("pass.replayed");
        // The page opens without network, and still knows what the door decided.
        await door.ReloadAsync();
        await Expect(door.Locator("[data-text=admitted]")).ToHaveTextAsync("1 / 20");

        // With network again the door tells by itself.
        await door.Context.SetOfflineAsync(false);
        await Expect(door.Locator("[data-told]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(door.Locator("[data-alone]")).ToBeHiddenAsync();
        Assert.Equal([(false, null), (true, null)], await Journey.VisitsAsync(directory));
    }

    [Fact]
    public async Task Door_WithoutNetwork_ReadsAPassByItsCamera()
    {
        var door = await directory.StaffAsync("camera@rives.example", "fr-FR", width: 360, ColorScheme.Dark);
        await door.GotoAsync($"{directory.Url}/door/{directory.Centre}");
        var link = door.Locator("[data-link]");
        await Expect(link).ToBeVisibleAsync();
        await Accessibility.ExpectNoViolationAsync(door);
        var phone = await Journey.SignInAsync(directory, $"{directory.Url}/member/pass?centre={directory.Centre}");
        await Expect(phone.Locator("[data-state=prepared]")).ToBeVisibleAsync();
        await Accessibility.ExpectNoViolationAsync(phone);
        await Journey.ReadyForOfflineAsync(door);
        await Journey.ReadyForOfflineAsync(phone);
        await door.Context.SetOfflineAsync(true);
        await phone.Context.SetOfflineAsync(true);
        await door.Locator("[data-next]").ClickAsync();
        await Expect(door.Locator("[data-alone]")).ToBeVisibleAsync();

        await CameraFilm.WriteAsync(directory.Film, await Journey.ShowAsync(phone, await Journey.HrefAsync(link)));
        await door.Locator("[data-camera]").ClickAsync();

        await Expect(door.Locator("[data-state=ALLOWED]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(door.Locator("[data-state=ALLOWED]")).ToContainTextAsync("Entrez");
        await Accessibility.ExpectNoViolationAsync(door);
    }
}
