using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Federation.Browser.Tests.Support;

/// <summary>Waits until a page is where it has to be, for half a minute at most, and is loaded.</summary>
/// <remarks>
/// It asks the browser again and again. <see cref="IPage.WaitForURLAsync(string, PageWaitForURLOptions)"/> looks at the address and then listens for a change,
/// on another thread than the one that hears of it: a change between the two is missed, as 1 of 150 was on a machine with much to do.
/// </remarks>
internal static class Arrival
{
    /// <param name="address">All of it but a query or a fragment that may follow.</param>
    public static Task ArrivedAsync(this IPage page, string address) => ArrivedAsync(page, new Regex($"^{Regex.Escape(address)}([?#]|$)"));

    public static async Task ArrivedAsync(this IPage page, Regex address)
    {
        await Expect(page).ToHaveURLAsync(address, new() { Timeout = 30_000 });
        await page.WaitForLoadStateAsync();
    }
}
