using Federation.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace Federation.Browser.Tests.Pages;

/// <summary>The pictures in docs/screens: a surface at three widths, and the widest dark. <c>tests/screens.sh</c> has them taken; without its variable, they are only looked for.</summary>
internal static class Screens
{
    private static readonly int[] Widths = [360, 768, 1440];

    /// <summary>Of the longest picture; what is below is more of the same.</summary>
    private const int MostPixels = 1800;

    private static string Folder { get; } = Path.Combine(Repository.Root, "docs/screens");

    public static bool AreTaken => Environment.GetEnvironmentVariable("UPDATE_SCREENS") == "1";

    public static void ExpectOf(string name) => Assert.All(WantedOf(name), picture => Assert.True(File.Exists(picture.File), $"{picture.File} is missing: run tests/screens.sh."));

    /// <param name="open">Opens the surface; what it opens is closed.</param>
    /// <param name="settled">By when nothing moves any more.</param>
    public static async Task TakeAsync(string name, Func<int, ColorScheme, Task<IPage>> open, LoadState settled = LoadState.NetworkIdle)
    {
        System.IO.Directory.CreateDirectory(Folder);
        foreach (var (width, scheme, file) in WantedOf(name))
        {
            var page = await open(width, scheme);
            if (width == Widths[^1]) await page.EvaluateAsync("for (const fold of document.querySelectorAll('details.fold')) fold.open = true");
            await page.WaitForLoadStateAsync(settled);
            int height = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
            await page.SetViewportSizeAsync(width, Math.Min(height, MostPixels));
            await page.WaitForLoadStateAsync(settled);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = file, Type = ScreenshotType.Jpeg, Quality = 45, Animations = ScreenshotAnimations.Disabled });
            await page.Context.CloseAsync();
        }
    }

    private static IReadOnlyList<(int Width, ColorScheme Scheme, string File)> WantedOf(string name) =>
        [.. Widths.Select(width => (width, ColorScheme.Light)).Append((Widths[^1], ColorScheme.Dark)).Select(each => (each.Item1, each.Item2, Path.Combine(Folder, $"{name}-{each.Item1}{(each.Item2 == ColorScheme.Dark ? "-dark" : "")}.jpg")))];
}
