using Federation.Browser.Tests.Support;
using Federation.EndToEnd.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Federation.Browser.Tests.Console;

/// <summary>A directory of one network, whose source answers as fast as a test wants it to.</summary>
internal sealed class ConsoleDirectory : IAsyncDisposable
{
    private const string Source = "/census.csv";
    private const string Password = "orchid lantern gravel tunic";

    private readonly TestFolder _folder = new();
    private readonly LoopbackServer _source;
    private HostProcess? _host;

    private ConsoleDirectory(LoopbackServer source, Chromium chromium, string url) => (_source, Chromium, Url) = (source, chromium, url);

    public Chromium Chromium { get; }

    public string Url { get; }

    /// <summary>Starts it and waits for the first run, which reads the source whole.</summary>
    public static async Task<ConsoleDirectory> StartAsync()
    {
        using var paths = new TestFolder();
        var chromium = await Chromium.StartAsync(paths.PathOf("no-camera.y4m"));
        var directory = new ConsoleDirectory(await LoopbackServer.StartAsync(), chromium, $"http://127.0.0.1:{Ports.Free()}");
        var (first, rest) = ThirdPlaces.Parts();
        directory._source.Serve(Source, "text/csv", first + rest);
        string networks = directory._folder.WriteNetworks("networks.json", new NetworkEntry("census", "tiers-lieux", directory._source.UrlOf(Source)));
        directory._host = HostProcess.Start(["serve", "--urls", directory.Url, "--public-url", directory.Url, "--data", directory._folder.Data, "--networks", networks]);
        await directory._host.Output.FirstAsync(line => line.Contains("Where to look", StringComparison.Ordinal), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2));
        return directory;
    }

    /// <summary>Whoever reads the source from now on gets its larger part, and the rest when the test says so.</summary>
    /// <returns>Says so.</returns>
    public TaskCompletionSource HoldSource()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (first, rest) = ThirdPlaces.Parts();
        _source.Serve(Source, async http =>
        {
            http.Response.ContentType = "text/csv";
            await http.Response.WriteAsync(first, http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await release.Task.WaitAsync(http.RequestAborted);
            await http.Response.WriteAsync(rest, http.RequestAborted);
        });
        return release;
    }

    /// <summary>An operator's browser, signed in.</summary>
    public async Task<IPage> OperatorAsync()
    {
        string link = (await Command.RunAsync("account", "invite", "operator@census.example", "--role", "Operator", "--public-url", Url, "--data", _folder.Data)).Expect(0).Output.Trim();
        var page = await (await Chromium.OpenAsync()).NewPageAsync();
        await page.GotoAsync(link);
        await page.Locator("input[name=password]").FillAsync(Password);
        await page.Locator("main form button").First.ClickAsync();
        await page.WaitForURLAsync($"{Url}/account");
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await Chromium.DisposeAsync();
        if (_host is not null) await _host.DisposeAsync();
        await _source.DisposeAsync();
        _folder.Dispose();
    }
}
