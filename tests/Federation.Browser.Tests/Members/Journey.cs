using Federation.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Federation.Browser.Tests.Members;

/// <summary>What a member and the staff do at a door, again and again.</summary>
internal static class Journey
{
    private const string Standing = "m-2041";

    /// <summary>Through the provider's own pages: who it is, and whether the directory may know.</summary>
    public static async Task<IPage> SignInAsync(RoamingDirectory directory, string address)
    {
        var phone = await (await directory.Chromium.OpenAsync(width: 360)).NewPageAsync();
        await phone.GotoAsync(address);
        await phone.Locator("select[name=network]").SelectOptionAsync("nordlicht");
        await phone.Locator("form:has(select[name=network]) button").ClickAsync();
        await phone.Locator("input[name=login]").FillAsync(Standing);
        await phone.Locator("input[name=password]").FillAsync("this provider looks at none");
        await phone.Locator("button[type=submit]").ClickAsync();
        await phone.Locator("button[type=submit]").ClickAsync();
        await phone.ArrivedAsync(address);
        return phone;
    }

    /// <summary>The page is kept, and with a door what it decides by.</summary>
    public static async Task ReadyForOfflineAsync(IPage page)
    {
        await page.WaitForFunctionAsync("""
            async () => {
              if (!navigator.serviceWorker.controller) return false;
              const kept = (await Promise.all((await caches.keys()).filter(name => name.startsWith('federation-pages-')).map(async name => (await caches.open(name)).keys()))).flat();
              const isDoor = location.pathname.startsWith('/door/');
              const opened = await new Promise(resolve => { const opening = indexedDB.open('door'); opening.onsuccess = () => resolve(opening.result); });
              const kits = isDoor && [...opened.objectStoreNames].includes('kits') ? await new Promise(resolve => { const all = opened.transaction('kits').objectStore('kits').getAll(); all.onsuccess = () => resolve(all.result); }) : [];
              opened.close();
              if (isDoor && kits.length === 0) return false;
              return ['/door/', '/member/'].some(path => kept.some(one => new URL(one.url).pathname.startsWith(path))) && kept.some(one => one.url.endsWith('/assets/qr/decode.js'));
            }
            """);
    }

    public static async Task<string> ShowAsync(IPage phone, string address)
    {
        await phone.GotoAsync(address);
        await phone.Locator("[data-state=ready] [data-present]").ClickAsync();
        await Expect(phone.Locator("[data-pass-code] svg")).ToBeVisibleAsync();
        return await phone.Locator("[data-pass-text]").InputValueAsync();
    }

    public static async Task ReadAsync(IPage door, string pass)
    {
        await door.Locator("#pass-shown").FillAsync(pass);
        await door.Locator("[data-read] button").ClickAsync();
    }

    public static async Task<string> HrefAsync(ILocator link) => await link.EvaluateAsync<string>("anchor => anchor.href");

    /// <summary>Those of this month, oldest first.</summary>
    public static async Task<IEnumerable<(bool Offline, string? Doubt)>> VisitsAsync(RoamingDirectory directory)
    {
        // The centre counts by its own calendar.
        string month = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        var visits = (await directory.Client.AskAsync("query($centre: ID!, $month: String!) { visits(centre: $centre, month: $month) { items { offline doubt } } }", new { centre = directory.Centre, month }, directory.Token)).GetProperty("visits").GetProperty("items");
        return visits.EnumerateArray().Select(visit => (visit.GetProperty("offline").GetBoolean(), visit.GetProperty("doubt").GetString()));
    }
}
