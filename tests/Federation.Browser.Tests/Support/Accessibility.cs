using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Federation.Browser.Tests.Support;

/// <summary>Holds a page, in the state in which it is, against what axe knows of WCAG 2.2, levels A and AA.</summary>
internal static class Accessibility
{
    private static readonly AxeRunOptions Rules = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    public static async Task ExpectNoViolationAsync(IPage page)
    {
        var result = await page.RunAxe(Rules);
        Assert.Empty(result.Violations.Select(violation => $"{violation.Id} at {page.Url}: {violation.Help}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}"));
    }
}
