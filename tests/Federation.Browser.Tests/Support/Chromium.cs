using Microsoft.Playwright;

namespace Federation.Browser.Tests.Support;

/// <summary>Debian's Chromium, driven by Playwright. Its camera shows what a file holds.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    private static string Program => Environment.GetEnvironmentVariable("FEDERATION_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";

    /// <summary>Skips the test where there is no Chromium, other than in CI.</summary>
    /// <param name="camera">A Y4M file that is there by the time when a page opens the camera.</param>
    public static async Task<Chromium> StartAsync(string camera)
    {
        if (!File.Exists(Program))
        {
            if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail($"There is no Chromium at {Program}.");
            Assert.Skip($"There is no Chromium at {Program}; FEDERATION_CHROMIUM may name another.");
        }

        Assertions.SetDefaultExpectTimeout(15_000); // other tests run beside these
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", $"--use-file-for-fake-video-capture={camera}"],
        });
        return new Chromium(playwright, browser);
    }

    /// <summary>A browser of somebody's own: cookies, storage and network are shared with nobody.</summary>
    /// <param name="width">In CSS pixels.</param>
    /// <param name="script">Whether pages may run scripts.</param>
    /// <param name="state">Of another one, whose cookies it begins with; null for none.</param>
    public Task<IBrowserContext> OpenAsync(string locale = "en-GB", int width = 1280, ColorScheme scheme = ColorScheme.Light, bool script = true, string? state = null) => _browser.NewContextAsync(new BrowserNewContextOptions
    {
        Locale = locale,
        ViewportSize = new ViewportSize { Width = width, Height = 800 },
        ColorScheme = scheme,
        JavaScriptEnabled = script,
        Permissions = ["camera"],
        StorageState = state,
    });

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
