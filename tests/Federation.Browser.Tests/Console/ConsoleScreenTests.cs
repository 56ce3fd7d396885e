using Federation.Browser.Tests.Pages;
using Federation.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Federation.Browser.Tests.Console;

/// <summary>Writes the console's part of docs/screens, as an operator sees it who is signed in.</summary>
[Collection(OneAfterAnother.Staff)]
public sealed class ConsoleScreenTests
{
    private const string Network = "/fr/console/reseaux/census";

    private static readonly IReadOnlyList<(string Name, string Path)> All =
    [
        ("console", "/fr/console"),
        ("console-overview", Network),
        ("console-quarantine", Network + "/quarantaine"),
        ("console-mapping", Network + "/correspondance"),
        ("console-missing", Network + "/disparues"),
        ("console-duplicates", Network + "/doublons"),
        ("console-corrections", Network + "/corrections"),
        ("console-webhooks", Network + "/webhooks"),
        ("console-members", Network + "/membres"),
        ("console-hosting", Network + "/accueil"),
    ];

    private const string Statements = "console-statements", Door = "console-door", Running = "console-run", Ended = "console-run-ended", Refused = "console-refused", Line = "console-statement-line", Mapped = "console-mapped";

    [Fact]
    public async Task Console_AtThreeWidths_HasItsPictures()
    {
        if (!Screens.AreTaken)
        {
            foreach (string name in All.Select(surface => surface.Name).Concat([Statements, Door, Running, Ended, Refused, Line, Mapped])) Screens.ExpectOf(name);
            return;
        }

        await using var directory = await ConsoleDirectory.StartAsync();
        var page = await directory.OperatorAsync();
        string state = await page.Context.StorageStateAsync();
        foreach (var (name, path) in All) await Screens.TakeAsync(name, (width, scheme) => OpenAsync(path, width, scheme, state));
        await page.GotoAsync($"{directory.Url}{Network}/accueil");
        string rules = await page.Locator("main table a[href*='/accueil/']").First.GetAttributeAsync("href") ?? "";
        await Screens.TakeAsync(Door, (width, scheme) => OpenAsync(rules, width, scheme, state));
        string month = $"{Network}/releves?month={directory.Month}";
        await Screens.TakeAsync(Statements, (width, scheme) => OpenAsync(month, width, scheme, state));
        await page.GotoAsync(directory.Url + month);
        string line = await page.Locator(".statement a[href*='&line=']").First.GetAttributeAsync("href") ?? "";
        await Screens.TakeAsync(Line, (width, scheme) => OpenAsync(line, width, scheme, state));
        await Screens.TakeAsync(Mapped, async (width, scheme) => await MapAsync(await OpenAsync(Network + "/correspondance", width, scheme, state)));
        await Screens.TakeAsync(Refused, (width, scheme) => OpenAsync("/fr/console", width, scheme, state: null));

        var release = directory.HoldSource();
        await page.GotoAsync(directory.Url + Network);
        await page.Locator("main form button.primary").ClickAsync();
        await Expect(page.Locator("[data-count=read]")).Not.ToHaveTextAsync("0", new() { Timeout = 60_000 });
        string run = new Uri(page.Url).AbsolutePath;
        await Screens.TakeAsync(Running, (width, scheme) => OpenAsync(run, width, scheme, state), LoadState.Load); // it is told of the run all the time
        release.SetResult();
        await Expect(page.Locator("#run-ended")).Not.ToBeEmptyAsync(new() { Timeout = 60_000 });
        await Screens.TakeAsync(Ended, (width, scheme) => OpenAsync(run, width, scheme, state));

        static async Task<IPage> MapAsync(IPage opened)
        {
            await opened.Locator("#sample").FillAsync("id;nom;ville\n1;La Ruche du Quai;Marseille\n2;;Lyon\n");
            await opened.Locator("main form button.primary").ClickAsync();
            await Expect(opened.Locator("article.record")).ToHaveCountAsync(2);
            return opened;
        }

        async Task<IPage> OpenAsync(string path, int width, ColorScheme scheme, string? state)
        {
            var opened = await (await directory.Chromium.OpenAsync("fr-FR", width, scheme, state: state)).NewPageAsync();
            await opened.GotoAsync(directory.Url + path);
            return opened;
        }
    }
}
