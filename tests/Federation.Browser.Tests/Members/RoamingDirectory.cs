using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Federation.Browser.Tests.Support;
using Federation.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace Federation.Browser.Tests.Members;

/// <summary>The directory of samples/roaming as it serves: Rives de Saône with La Péniche, and Nordlicht with its own provider, oidc-provider, both on this machine. For the tests of one class.</summary>
public sealed class RoamingDirectory : IAsyncLifetime
{
    private const string Password = "orchid lantern gravel tunic";

    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "roaming");

    /// <summary>Once for all: classes that each have a directory run beside one another, and the sample lies in one folder.</summary>
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    private readonly TestFolder _folder = new();
    private HostProcess? _host;
    private HostProcess? _provider;
    private DirectoryClient? _client;
    private Chromium? _chromium;

    internal Chromium Chromium => _chromium ?? throw new InvalidOperationException("The browser has not started.");

    internal DirectoryClient Client => _client ?? throw new InvalidOperationException("The host has not started.");

    internal string Url { get; } = $"http://127.0.0.1:{Ports.Free()}";

    /// <summary>What the camera sees; written by a test before a page opens it.</summary>
    internal string Film => _folder.PathOf("camera.y4m");

    internal string Token => File.ReadAllText(Path.Combine(_folder.Data, "operator-token")).Trim();

    /// <summary>La Péniche.</summary>
    internal string Centre { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        _chromium = await Chromium.StartAsync(Film);
        await Installed.Value;
        _host = HostProcess.Start(["serve", "--urls", Url, "--public-url", Url, "--data", _folder.Data, "--networks", Path.Combine(Sample, "networks.json")]);
        await _host.Output.FirstAsync(line => line.Contains("Where to look", StringComparison.Ordinal), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2));
        _client = new DirectoryClient(new Uri(Url));
        await ConnectAsync();
        var centres = await Client.AskAsync("{ centres(filter: { text: \"Péniche\" }) { nodes { key name } } }");
        Centre = centres.GetProperty("centres").GetProperty("nodes")[0].GetProperty("key").GetString() ?? "";
        await Client.AskAsync(
            "mutation($input: AdmissionRulesInput!) { setAdmissionRules(input: $input) { __typename } setOfflinePolicy(network: \"nordlicht\", policy: ALLOWED_OFFLINE) { __typename } }",
            new { input = new { centre = Centre, madeOn = 0, admits = new[] { new { network = "nordlicht", tier = "flex", daysPerMonth = 1 } } } },
            Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
        if (_host is not null) await _host.DisposeAsync();
        if (_provider is not null) await _provider.DisposeAsync();
        _client?.Dispose();
        _folder.Dispose();
    }

    /// <summary>Signs the staff of Rives de Saône in, in a browser of their own.</summary>
    internal async Task<IPage> StaffAsync(string email, string locale = "en-GB", int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        string link = (await CommandAsync("account", "invite", email, "--role", "CentreStaff", "--network", "rives", "--public-url", Url)).Output.Trim();
        var page = await (await Chromium.OpenAsync(locale, width, scheme)).NewPageAsync();
        await page.GotoAsync(link);
        await page.Locator("input[name=password]").FillAsync(Password);
        await page.Locator("main form button").First.ClickAsync();
        await page.ArrivedAsync($"{Url}/account");
        return page;
    }

    /// <summary>Nordlicht's provider, which the directory learns of.</summary>
    private async Task ConnectAsync()
    {
        const string secret = "a secret of the two, of this one run";
        _provider = HostProcess.Start(["provider.mjs"], workingFolder: Sample, program: "node");
        await _provider.WriteLineAsync(JsonSerializer.Serialize(new { clientId = "directory", clientSecret = secret, redirectUri = $"{Url}/sign-in/callback/nordlicht", logoutUri = $"{Url}/sign-in/logout/nordlicht" }));
        string told = await _provider.Output.FirstAsync(line => line.Contains("issuer", StringComparison.Ordinal), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1));
        string issuer = JsonDocument.Parse(told).RootElement.GetProperty("issuer").GetString() ?? "";
        await CommandAsync(
            "provider", "connect", "nordlicht", issuer, "--client", "directory", "--secret-file", _folder.Write("secret", secret), "--scope", "membership",
            "--tier-claim", "plan", "--ends-claim", "paid_until", "--active-claim", "active", "--public-url", Url);
    }

    private async Task<Command> CommandAsync(params IEnumerable<string> arguments) => (await Command.RunAsync([.. arguments, "--data", _folder.Data])).Expect(0);

    private static async Task InstallAsync()
    {
        try
        {
            (await Command.RunProgramAsync("npm", "ci", "--no-audit", "--no-fund", "--prefix", Sample)).Expect(0);
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("npm is not installed: the provider of the foreign network needs Node 20.");
        }
    }
}
