using Federation.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Federation.Browser.Tests.Members;

/// <summary>A member's phone and a centre's door, two browsers: with network, without, and with network again.</summary>
public sealed class DoorJourneyTests(RoamingDirectory directory) : IClassFixture<RoamingDirectory>
{
    private const string Standing = "m-2041";

    [Fact]
    public async Task Member_OfAForeignNetwork_IsAdmittedOnlineOfflineAndReconciled()
    {
        var door = await directory.StaffAsync("accueil@rives.example");
        await door.GotoAsync($"{directory.Url}/door/{directory.Centre}");
        var link = door.Locator("[data-link]");
        await Expect(link).ToBeVisibleAsync();
        await Accessibility.ExpectNoViolationAsync(door);

        // With network: the code leads the phone through its own network's sign-in to the pass.
        var phone = await SignInAsync(await HrefAsync(link));
        await Accessibility.ExpectNoViolationAsync(phone);
        await phone.Locator("[data-state=ready] button").ClickAsync();
        await Expect(phone.Locator("[data-state=ALLOWED]")).ToBeVisibleAsync();
        await Expect(door.Locator("[data-state=ALLOWED]")).ToBeVisibleAsync();
        await Expect(door.Locator("[data-text=who]").Last).ToHaveTextAsync("nordlicht, flex");
        await Accessibility.ExpectNoViolationAsync(door);
        await Accessibility.ExpectNoViolationAsync(phone);

        // Neither has network: the door shows a nonce of its own, the phone opens from what it keeps, and shows its pass.
        await ReadyForOfflineAsync(door);
        await ReadyForOfflineAsync(phone);
        await door.Context.SetOfflineAsync(true);
        await phone.Context.SetOfflineAsync(true);
        await door.Locator("[data-next]").ClickAsync();
        await Expect(door.Locator("[data-alone]")).ToBeVisibleAsync();
        await Expect(door.Locator("[data-code] svg")).ToBeVisibleAsync();
        await Accessibility.ExpectNoViolationAsync(door);
        string pass = await ShowAsync(phone, await HrefAsync(link));
        await Accessibility.ExpectNoViolationAsync(phone);
        await ReadAsync(door, pass);
        await Expect(door.Locator("[data-state=ALLOWED]")).ToBeVisibleAsync();
        await Expect(door.Locator("[data-text=admitted]")).ToHaveTextAsync("1 / 20");

        // The same pass is good once, also for a door alone.
        await door.Locator("[data-next]").ClickAsync();
        await ReadAsync(door, pass);
        await Expect(door.Locator("[data-state=NOT_ALLOWED] [data-text=code]")).ToHaveTextAsync("pass.replayed");
        // The page opens without network, and still knows what the door decided.
        await door.ReloadAsync();
        await Expect(door.Locator("[data-text=admitted]")).ToHaveTextAsync("1 / 20");

        // With network again the door tells by itself.
        await door.Context.SetOfflineAsync(false);
        await Expect(door.Locator("[data-told]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(door.Locator("[data-alone]")).ToBeHiddenAsync();
        Assert.Equal([(false, null), (true, null)], await VisitsAsync());
    }

    [Fact]
    public async Task Door_WithoutNetwork_ReadsAPassByItsCamera()
    {
        var door = await directory.StaffAsync("camera@rives.example", "fr-FR", width: 360, ColorScheme.Dark);
        await door.GotoAsync($"{directory.Url}/door/{directory.Centre}");
        var link = door.Locator("[data-link]");
        await Expect(link).ToBeVisibleAsync();
        await Accessibility.ExpectNoViolationAsync(door);
        var phone = await SignInAsync($"{directory.Url}/member/pass?centre={directory.Centre}");
        await Expect(phone.Locator("[data-state=prepared]")).ToBeVisibleAsync();
        await Accessibility.ExpectNoViolationAsync(phone);
        await ReadyForOfflineAsync(door);
        await ReadyForOfflineAsync(phone);
        await door.Context.SetOfflineAsync(true);
        await phone.Context.SetOfflineAsync(true);
        await door.Locator("[data-next]").ClickAsync();
        await Expect(door.Locator("[data-alone]")).ToBeVisibleAsync();

        await CameraFilm.WriteAsync(directory.Film, await ShowAsync(phone, await HrefAsync(link)));
        await door.Locator("[data-camera]").ClickAsync();

        await Expect(door.Locator("[data-state=ALLOWED]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(door.Locator("[data-state=ALLOWED]")).ToContainTextAsync("Entrez");
        await Accessibility.ExpectNoViolationAsync(door);
    }

    /// <summary>Through the provider's own pages: who it is, and whether the directory may know.</summary>
    private async Task<IPage> SignInAsync(string address)
    {
        var phone = await (await directory.Chromium.OpenAsync(width: 360)).NewPageAsync();
        await phone.GotoAsync(address);
        await phone.Locator("select[name=network]").SelectOptionAsync("nordlicht");
        await phone.Locator("form:has(select[name=network]) button").ClickAsync();
        await phone.Locator("input[name=login]").FillAsync(Standing);
        await phone.Locator("input[name=password]").FillAsync("this provider looks at none");
        await phone.Locator("button[type=submit]").ClickAsync();
        await phone.Locator("button[type=submit]").ClickAsync();
        await phone.WaitForURLAsync(address);
        return phone;
    }

    /// <summary>The page is kept, and with a door what it decides by.</summary>
    private static async Task ReadyForOfflineAsync(IPage page)
    {
        await page.WaitForFunctionAsync("""
            async () => {
              if (!navigator.serviceWorker.controller) return false;
              const kept = await (await caches.open('federation-pages-1')).keys();
              const isDoor = location.pathname.startsWith('/door/');
              const opened = await new Promise(resolve => { const opening = indexedDB.open('door'); opening.onsuccess = () => resolve(opening.result); });
              const kits = isDoor && [...opened.objectStoreNames].includes('kits') ? await new Promise(resolve => { const all = opened.transaction('kits').objectStore('kits').getAll(); all.onsuccess = () => resolve(all.result); }) : [];
              opened.close();
              if (isDoor && kits.length === 0) return false;
              return ['/door/', '/member/'].some(path => kept.some(one => new URL(one.url).pathname.startsWith(path))) && kept.some(one => one.url.endsWith('/assets/qr/decode.js'));
            }
            """);
    }

    private static async Task<string> ShowAsync(IPage phone, string address)
    {
        await phone.GotoAsync(address);
        await phone.Locator("[data-state=ready] button").ClickAsync();
        await Expect(phone.Locator("[data-pass-code] svg")).ToBeVisibleAsync();
        return await phone.Locator("[data-pass-text]").InputValueAsync();
    }

    private static async Task ReadAsync(IPage door, string pass)
    {
        await door.Locator("#pass-shown").FillAsync(pass);
        await door.Locator("[data-read] button").ClickAsync();
    }

    private static async Task<string> HrefAsync(ILocator link) => await link.EvaluateAsync<string>("anchor => anchor.href");

    private async Task<IEnumerable<(bool Offline, string? Doubt)>> VisitsAsync()
    {
        // The centre counts by its own calendar.
        string month = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        var visits = (await directory.Client.AskAsync("query($centre: ID!, $month: String!) { visits(centre: $centre, month: $month) { items { offline doubt } } }", new { centre = directory.Centre, month }, directory.Token)).GetProperty("visits").GetProperty("items");
        return visits.EnumerateArray().Select(visit => (visit.GetProperty("offline").GetBoolean(), visit.GetProperty("doubt").GetString()));
    }
}
