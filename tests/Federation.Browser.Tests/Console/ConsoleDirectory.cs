using Federation.Browser.Tests.Support;
using Federation.EndToEnd.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Federation.Browser.Tests.Console;

/// <summary>A directory of one network, whose source answers as fast as a test wants it to, and which hosted members of another in the last month that is closed.</summary>
internal sealed class ConsoleDirectory : IAsyncDisposable
{
    /// <summary>The network whose members came.</summary>
    public const string Home = "nordlicht";

    private const string Source = "/census.csv";
    private const string Password = "orchid lantern gravel tunic";

    private readonly TestFolder _folder = new();
    private readonly LoopbackServer _source;
    private HostProcess? _host;

    private ConsoleDirectory(LoopbackServer source, Chromium chromium, string url) => (_source, Chromium, Url) = (source, chromium, url);

    public Chromium Chromium { get; }

    public string Url { get; }

    /// <summary>The month that the statement is of, 2026-11.</summary>
    public string Month { get; } = SeededVisits.LastClosed(TimeProvider.System.GetUtcNow());

    /// <summary>Starts it and waits for the first run, which reads the source whole.</summary>
    public static async Task<ConsoleDirectory> StartAsync()
    {
        using var paths = new TestFolder();
        var chromium = await Chromium.StartAsync(paths.PathOf("no-camera.y4m"));
        var directory = new ConsoleDirectory(await LoopbackServer.StartAsync(), chromium, $"http://127.0.0.1:{Ports.Free()}");
        try
        {
            await directory.PrepareAsync();
            return directory;
        }
        catch
        {
            await directory.DisposeAsync();
            throw;
        }
    }

    private string Token => File.ReadAllText(Path.Combine(_folder.Data, "operator-token")).Trim();

    private async Task PrepareAsync()
    {
        var (first, rest) = ThirdPlaces.Parts();
        _source.Serve(Source, "text/csv", first + rest);
        string networks = _folder.WriteNetworks("networks.json", new NetworkEntry("census", "tiers-lieux", _source.UrlOf(Source)));
        await ServeAsync("--networks", networks);
        string centre = await OpenDoorAsync();
        await StopAsync();
        SeededVisits.Put(_folder.Data, centre, "census", Home, Month, ["flex", "flex", "resident"]);
        await ServeAsync();
        using var client = new DirectoryClient(new Uri(Url));
        await Condition.HoldsAsync(
            async () => (await client.AskAsync("query($month: String!) { visitStatements(network: \"census\", month: $month) { hosted { key } } }", new { month = Month }, Token)).GetProperty("visitStatements").GetProperty("hosted").GetArrayLength() == 1,
            $"The statements of {Month} were not closed.");
    }

    private async Task ServeAsync(params IEnumerable<string> more)
    {
        _host = HostProcess.Start(["serve", "--urls", Url, "--public-url", Url, "--data", _folder.Data, .. more]);
        await _host.Output.FirstAsync(line => line.Contains("Where to look", StringComparison.Ordinal), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2));
    }

    private async Task StopAsync()
    {
        var host = _host ?? throw new InvalidOperationException("The host has not started.");
        host.Terminate();
        Assert.Equal(0, await host.ExitAsync(TestContext.Current.CancellationToken));
        await host.DisposeAsync();
    }

    /// <returns>A centre of the network, which keeps its door.</returns>
    private async Task<string> OpenDoorAsync()
    {
        using var client = new DirectoryClient(new Uri(Url));
        var found = await client.AskAsync("{ centres(first: 1) { nodes { key } } }");
        string centre = found.GetProperty("centres").GetProperty("nodes")[0].GetProperty("key").GetString() ?? "";
        var set = await client.AskAsync("mutation($centre: ID!) { setDoorKeeper(centre: $centre, network: \"census\") { __typename } }", new { centre }, Token);
        Assert.Equal("DoorSet", set.GetProperty("setDoorKeeper").GetProperty("__typename").GetString());
        return centre;
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
    public Task<IPage> OperatorAsync() => SignedInAsync("operator@census.example", "--role", "Operator");

    /// <summary>One of a manager of the network.</summary>
    public Task<IPage> ManagerAsync() => SignedInAsync("manager@census.example", "--role", "NetworkManager", "--network", "census");

    private async Task<IPage> SignedInAsync(string email, params IEnumerable<string> role)
    {
        string link = (await Command.RunAsync(["account", "invite", email, .. role, "--public-url", Url, "--data", _folder.Data])).Expect(0).Output.Trim();
        var page = await (await Chromium.OpenAsync()).NewPageAsync();
        await page.GotoAsync(link);
        await page.Locator("input[name=password]").FillAsync(Password);
        await page.Locator("main form button").First.ClickAsync();
        await page.ArrivedAsync($"{Url}/account");
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
