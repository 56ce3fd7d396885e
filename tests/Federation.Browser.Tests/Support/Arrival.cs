using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Federation.Browser.Tests.Support;

internal static class Arrival
{
    /// <summary>Waits until the address of a page begins so, for half a minute at most.</summary>
    /// <remarks>
    /// It asks the browser again and again. <see cref="IPage.WaitForURLAsync(string, PageWaitForURLOptions)"/> looks at the address and then listens for a change,
    /// on another thread than the one that hears of it: a change between the two is missed, as 1 of 150 was on a machine with much to do.
    /// </remarks>
    public static Task ArrivedAsync(this IPage page, string address) =>
        Expect(page).ToHaveURLAsync(new Regex($"^{Regex.Escape(address)}"), new() { Timeout = 30_000 });
}
