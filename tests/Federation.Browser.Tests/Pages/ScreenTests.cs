using Federation.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace Federation.Browser.Tests.Pages;

/// <summary>
/// Writes docs/screens: every surface at three widths, and the first of them dark. Run by <c>tests/screens.sh</c>; without its variable, the test looks whether every surface has its pictures.
/// </summary>
public sealed class ScreenTests(SampleSite site)
{
    private static readonly int[] Widths = [360, 768, 1440];

    /// <summary>Of the longest picture; what is below is more of the same.</summary>
    private const int MostPixels = 1800;

    private static string Folder { get; } = Path.Combine(Repository.Root, "docs/screens");

    public static TheoryData<string, string> Paths => [.. Surfaces.All.Select(surface => (surface.Name, surface.Path))];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Surface_AtThreeWidths_HasItsPictures(string name, string path)
    {
        var wanted = Widths.Select(width => (width, ColorScheme.Light)).Append((Widths[^1], ColorScheme.Dark)).Select(each => (Width: each.Item1, Scheme: each.Item2, File: Path.Combine(Folder, $"{name}-{each.Item1}{(each.Item2 == ColorScheme.Dark ? "-dark" : "")}.jpg"))).ToList();
        if (Environment.GetEnvironmentVariable("UPDATE_SCREENS") != "1")
        {
            Assert.All(wanted, picture => Assert.True(File.Exists(picture.File), $"{picture.File} is missing: run tests/screens.sh."));
            return;
        }

        System.IO.Directory.CreateDirectory(Folder);
        string address = await Surfaces.ResolveAsync(site, path);
        foreach (var (width, scheme, file) in wanted)
        {
            var page = await site.OpenAsync(address, width: width, scheme: scheme);
            if (width == Widths[^1]) await page.EvaluateAsync("for (const fold of document.querySelectorAll('details.fold')) fold.open = true");
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            int height = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
            await page.SetViewportSizeAsync(width, Math.Min(height, MostPixels));
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = file, Type = ScreenshotType.Jpeg, Quality = 45, Animations = ScreenshotAnimations.Disabled });
            await page.Context.CloseAsync();
        }
    }
}
