using Federation.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Federation.Browser.Tests.Pages;

/// <summary>What holds of every public page in every state: people of all kinds can use it, nothing is cut off, and no policy is broken.</summary>
public sealed class EverySurfaceTests(SampleSite site)
{
    public static TheoryData<string, string> Paths => [.. Surfaces.All.Select(surface => (surface.Name, surface.Path))];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Page_AtAnyWidthLightAndDark_IsAccessibleAndWhole(string name, string path)
    {
        string address = await Surfaces.ResolveAsync(site, path);
        foreach (var (width, scheme) in new[] { (360, ColorScheme.Light), (1280, ColorScheme.Dark) })
        {
            var page = await site.OpenAsync("/healthz", width: width, scheme: scheme);
            var complaints = new List<string>();
            page.Console += (_, message) =>
            {
                // A page that says that something is not there is sent with that status, and the console tells of it.
                if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal)) complaints.Add(message.Text);
            };
            page.PageError += (_, error) => complaints.Add(error);
            await page.GotoAsync(new Uri(new Uri(page.Url), address).ToString(), new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

            if (scheme == ColorScheme.Light) await Accessibility.ExpectNoViolationAsync(page);
            // All that can be unfolded is looked at, too: it adds to what is there.
            await page.EvaluateAsync("for (const fold of document.querySelectorAll('details')) fold.open = true");
            await Accessibility.ExpectNoViolationAsync(page);
            int over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(over <= 0, $"{name} at {width} is {over} pixels too wide: {await WidestAsync(page)}");
            Assert.Empty(complaints);
            await page.Context.CloseAsync();
        }
    }

    private static Task<string> WidestAsync(IPage page) => page.EvaluateAsync<string>("""
        () => [...document.querySelectorAll('body *')].filter(element => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1).slice(0, 3).map(element => element.outerHTML.slice(0, 160)).join(' | ')
        """);
}
