using System.Diagnostics;
using Federation.Browser.Tests.Pages;
using Federation.Browser.Tests.Support;
using Federation.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Federation.Browser.Tests.Console;

/// <summary>What an operator does with a network's console, without a mouse and with a real session.</summary>
[Collection(OneAfterAnother.Staff)]
public sealed class ConsoleJourneyTests
{
    private const int MostTabs = 80;
    private const float ARun = 60_000;

    [Fact]
    public async Task Operator_FollowsARun_SeesTheQuarantine_AndDecidesAPair_ByKeyboard()
    {
        await using var directory = await ConsoleDirectory.StartAsync();
        var page = await directory.OperatorAsync();
        await page.GotoAsync($"{directory.Url}/en/console");
        await Accessibility.ExpectNoViolationAsync(page);
        await GoAsync(page, "tbody a[href='/en/console/networks/census']");
        await Accessibility.ExpectNoViolationAsync(page);

        // The run goes on while the page is closed, and what it has stored is told as it happens.
        var release = directory.HoldSource();
        await GoAsync(page, "main form button.primary");
        await Expect(page.Locator("[data-count=read]")).ToHaveTextAsync("1,000", new() { Timeout = ARun });
        await page.ReloadAsync();
        await Expect(page.Locator("#phase")).ToBeVisibleAsync();
        await Accessibility.ExpectNoViolationAsync(page);
        await page.EvaluateAsync("() => { window.opened = true; }");
        release.SetResult();
        await Expect(page.Locator("#run")).ToContainTextAsync("completed", new() { Timeout = ARun });
        await Expect(page.Locator("#run")).ToContainTextAsync("0 new because the whole source was read");
        await Expect(page.Locator("#run-ended")).ToHaveTextAsync("The run has ended.");
        Assert.True(await page.EvaluateAsync<bool>("() => window.opened"), "The page was loaded anew.");
        await Accessibility.ExpectNoViolationAsync(page);

        await GoAsync(page, ".tabs a[href$='/quarantine']");
        await Expect(page.Locator("main")).ToContainTextAsync("name.missing");
        await TabToAsync(page, "pre");
        await Accessibility.ExpectNoViolationAsync(page);

        await GoAsync(page, ".tabs a[href$='/duplicates']");
        await Expect(page.Locator(".pair")).ToHaveCountAsync(2);
        await TabToAsync(page, "#pair-0");
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("#pair-1")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await Expect(page.Locator("#pair-0")).ToBeFocusedAsync();
        await Accessibility.ExpectNoViolationAsync(page);
        await page.Keyboard.PressAsync("s");
        await Expect(page.Locator("#pair-0 button[value=apart]")).ToBeFocusedAsync();
        await EnterAsync(page);
        await Expect(page.Locator("[role=status].notice")).ToContainTextAsync("Kept apart");
        await Expect(page.Locator(".pair")).ToHaveCountAsync(1);
        await Expect(page.Locator("#pair-0")).ToBeFocusedAsync();
        await Accessibility.ExpectNoViolationAsync(page);
        await page.Locator(".undo button").FocusAsync();
        await EnterAsync(page);
        await Expect(page.Locator("[role=status].notice")).ToContainTextAsync("taken back");
        await Expect(page.Locator(".pair")).ToHaveCountAsync(2);

        await FillFormsAsync(page);
        await DisputeAsync(directory, await directory.ManagerAsync());
        await LookAtAllAsync(directory, page);
        await WithoutScriptAsync(directory, page);
    }

    /// <summary>One form of each kind: what is only shown, what is told once, what is refused at its field, and what is set.</summary>
    private static async Task FillFormsAsync(IPage page)
    {
        await GoAsync(page, ".tabs a[href$='/mapping']");
        await page.Locator("#sample").FillAsync("id;nom;hidden\n1;La Ruche du Quai;\n2;;\n");
        await GoAsync(page, "main form button.primary");
        await Expect(page.Locator("article.record")).ToHaveCountAsync(2);
        await Expect(page.Locator("article.record").First).ToContainTextAsync("La Ruche du Quai");
        await Expect(page.Locator("article.record").Last).ToContainTextAsync("name.missing");
        await Accessibility.ExpectNoViolationAsync(page);
        await page.Locator("#mapping").FillAsync("id: x\nfeilds: {}\n");
        await GoAsync(page, "main form button.primary");
        await Expect(page.Locator("#problems")).ToBeVisibleAsync();
        await Expect(page.Locator("#mapping")).ToHaveValueAsync("id: x\nfeilds: {}\n");
        await Accessibility.ExpectNoViolationAsync(page);

        await GoAsync(page, ".tabs a[href$='/members']");
        await page.Locator("#email").FillAsync("member@census.example");
        await page.Locator("#tier").FillAsync("Not a tier");
        await GoAsync(page, "#invite ~ form button.primary");
        await Expect(page.Locator("#tier-fault")).ToBeVisibleAsync();
        await Expect(page.Locator("#email")).ToHaveValueAsync("member@census.example");
        await Accessibility.ExpectNoViolationAsync(page);
        await page.Locator("#tier").FillAsync("flex");
        await GoAsync(page, "#invite ~ form button.primary");
        await Expect(page.Locator(".once code")).ToContainTextAsync("/account/enrol?code=");
        await Accessibility.ExpectNoViolationAsync(page);

        await GoAsync(page, ".tabs a[href$='/hosting']");
        await page.Locator("#other-0").SelectOptionAsync("*");
        await page.Locator("#stance-0").SelectOptionAsync("CLOSED");
        await GoAsync(page, "#away ~ button, .decide button.primary");
        await Expect(page.Locator("[role=status].notice")).ToContainTextAsync("The terms are set.");
        await Expect(page.Locator("#stance-0")).ToHaveValueAsync("CLOSED");
        await page.Locator("#rules ~ table td a").First.FocusAsync();
        await EnterAsync(page);
        await page.Locator("#hours").FillAsync("Mo-Fr 09:00-18:00");
        await GoAsync(page, "#offline ~ button, .stack button.primary");
        await Expect(page.Locator("[role=status].notice")).ToContainTextAsync("The rules are set.");
        await Accessibility.ExpectNoViolationAsync(page);

        await GoAsync(page, ".tabs a[href$='/webhooks']");
        await page.Locator("#url").FillAsync("https://hooks.example/census");
        await GoAsync(page, "#add ~ form button.primary");
        await Expect(page.Locator(".once code")).ToContainTextAsync("whsec_");
        await Accessibility.ExpectNoViolationAsync(page);
        await TabToAsync(page, "td .sure:last-child summary");
        await page.Keyboard.PressAsync("Enter");
        await GoAsync(page, ".sure[open] button.danger");
        await Expect(page.Locator("[role=status].notice")).ToContainTextAsync("The address is removed.");
    }

    /// <summary>By a manager, for operators decide nothing between two networks: a line of a month's statement is disputed with numbers that cannot be, then with ones that can; the host, who is the same here, may answer.</summary>
    private static async Task DisputeAsync(ConsoleDirectory directory, IPage page)
    {
        await page.GotoAsync($"{directory.Url}/en/console/networks/census");
        await GoAsync(page, ".tabs a[href$='/statements']");
        await page.Locator("#month").SelectOptionAsync(directory.Month);
        await GoAsync(page, "form.decide button");
        await Expect(page.Locator(".statement")).ToContainTextAsync(ConsoleDirectory.Home);
        await Accessibility.ExpectNoViolationAsync(page);
        await GoAsync(page, ".statement a[href*='&line=']");
        await Accessibility.ExpectNoViolationAsync(page);
        await page.Locator("#days").FillAsync("9");
        await page.Locator("#visits").FillAsync("9");
        await GoAsync(page, ".stack button.primary");
        await Expect(page.Locator("#days-fault")).ToBeVisibleAsync();
        await Expect(page.Locator("#visits")).ToHaveValueAsync("9");
        await Accessibility.ExpectNoViolationAsync(page);
        await page.Locator("#days").FillAsync("1");
        await page.Locator("#visits").FillAsync("1");
        await GoAsync(page, ".stack button.primary");
        await Expect(page.Locator("[role=status].notice")).ToBeVisibleAsync();
        await GoAsync(page, ".statement a[href*='&line=']");
        await Expect(page.Locator("#reason")).ToHaveCountAsync(0); // an answer is due
        await Accessibility.ExpectNoViolationAsync(page);
    }

    /// <summary>Every page, narrow and dark, in French: nothing is cut, and nothing is against the rules.</summary>
    private static async Task LookAtAllAsync(ConsoleDirectory directory, IPage page)
    {
        await page.SetViewportSizeAsync(360, 800);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        using var folder = new TestFolder();
        var files = new List<string>();
        foreach (string part in (string[])["", "/quarantaine", "/quarantaine?list=all", "/correspondance", "/disparues", "/doublons", "/corrections", "/membres", "/accueil", "/releves", "/webhooks"])
        {
            var sent = await page.Context.APIRequest.GetAsync($"{directory.Url}/fr/console/reseaux/census{part}");
            files.Add(folder.Write($"{files.Count}.html", await sent.TextAsync()));
            await page.GotoAsync($"{directory.Url}/fr/console/reseaux/census{part}");
            await Expect(page.Locator("h1")).ToBeVisibleAsync();
            await Accessibility.ExpectNoViolationAsync(page);
            int width = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
            Assert.True(width <= 360, $"{page.Url} is {width} px wide.");
        }

        await HtmlJudge.ExpectNoErrorAsync(files);
    }

    /// <summary>The same session in a browser without script: a run is started, and the page has a link to look again.</summary>
    private static async Task WithoutScriptAsync(ConsoleDirectory directory, IPage page)
    {
        var release = directory.HoldSource();
        var plain = await (await directory.Chromium.OpenAsync(script: false, state: await page.Context.StorageStateAsync())).NewPageAsync();
        await plain.GotoAsync($"{directory.Url}/en/console/networks/census");
        await plain.Locator("main form button.primary").ClickAsync();
        await Expect(plain.Locator("#phase")).ToBeVisibleAsync();
        release.SetResult();
        await Expect(plain.Locator("#phase")).ToBeVisibleAsync();
        var started = Stopwatch.StartNew();
        while (await plain.Locator("#phase").CountAsync() > 0 && started.ElapsedMilliseconds < ARun) await plain.Locator("#run a", new() { HasText = "Look again" }).ClickAsync();
        await Expect(plain.Locator("#run")).ToContainTextAsync("completed");
    }

    private static async Task GoAsync(IPage page, string selector)
    {
        await TabToAsync(page, selector);
        await EnterAsync(page);
    }

    /// <summary>Presses Enter, and waits for the page that comes of it.</summary>
    private static async Task EnterAsync(IPage page)
    {
        await page.EvaluateAsync("() => { window.left = true; }");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("() => !window.left && document.readyState === 'complete'");
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (int tabs = 0; tabs < MostTabs; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector)) return;
        }

        Assert.Fail($"No {MostTabs} tabs lead to {selector} at {page.Url}.");
    }
}
