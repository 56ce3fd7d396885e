using System.Text.Json;
using Federation.Browser.Tests.Support;
using Federation.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace Federation.Browser.Tests.Assessing;

/// <summary>A host with two networks, whose people sign in by browser: a manager who applies for the label, assessors, and operators. For the tests of one class.</summary>
public sealed class AssessedDirectory : IAsyncLifetime
{
    private const string Password = "orchid lantern gravel tunic";

    private readonly TestFolder _folder = new();
    private HostProcess? _host;
    private Chromium? _chromium;

    internal string Url { get; } = $"http://127.0.0.1:{Ports.Free()}";

    /// <summary>Of an application that was handed in, with one answer that a file shows.</summary>
    internal string Application { get; private set; } = "";

    private Chromium Chromium => _chromium ?? throw new InvalidOperationException("The browser has not started.");

    public async ValueTask InitializeAsync()
    {
        _chromium = await Chromium.StartAsync(_folder.PathOf("no-camera.y4m"));
        string networks = _folder.WriteNetworks(
            "networks.json",
            new NetworkEntry("actipole21", "actipole21", Path.Combine(Repository.Root, "samples/listings/actipole21.csv")),
            new NetworkEntry("tiers-lieux", "tiers-lieux", Path.Combine(Repository.Root, "samples/listings/tiers-lieux.csv")));
        _host = HostProcess.Start(["serve", "--urls", Url, "--public-url", Url, "--data", _folder.Data, "--networks", networks, "--requests-per-second", "0"]);
        await _host.Output.FirstAsync(line => line.Contains("Where to look", StringComparison.Ordinal), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2));
        var manager = await SignedInAsync("manager@person.example", "NetworkManager", "actipole21");
        string centre = (await AskAsync(manager, "{ centres(first: 1, filter: { networks: [\"actipole21\"] }) { nodes { key } } }")).GetProperty("centres").GetProperty("nodes")[0].GetProperty("key").GetString() ?? "";
        Application = $"{centre}-1";
        await DoneAsync(manager, $"openAssessment(centre: \"{centre}\", network: \"actipole21\")");
        string file = (await manager.EvaluateAsync<JsonElement>("async path => (await fetch(path, { method: 'POST', headers: { 'GraphQL-Preflight': '1' }, body: new Blob(['The contract for the line.']) })).json()", $"/assessments/{Application}/files")).GetProperty("key").GetString() ?? "";
        await DoneAsync(manager, $"answerCriterion(input: {{ assessment: \"{Application}\", criterion: \"services.hours\", value: 45, evidence: DOCUMENT, observedAt: \"2026-03-01T00:00:00Z\", files: [\"{file}\"], note: \"Every week.\" }})");
        int version = (await AskAsync(manager, $"{{ assessment(key: \"{Application}\") {{ version }} }}")).GetProperty("assessment").GetProperty("version").GetInt32();
        await DoneAsync(manager, $"submitAssessment(input: {{ assessment: \"{Application}\", madeOn: {version} }})");
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
        if (_host is not null) await _host.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>A browser of somebody who has a role.</summary>
    /// <param name="network">Null for a role of the whole directory.</param>
    internal async Task<IPage> SignedInAsync(string email, string role, string? network = null, int width = 1280, bool script = true)
    {
        string[] of = network is null ? [] : ["--network", network];
        string link = (await Command.RunAsync(["account", "invite", email, "--role", role, .. of, "--public-url", Url, "--data", _folder.Data])).Expect(0).Output.Trim();
        var page = await (await Chromium.OpenAsync(width: width, script: script)).NewPageAsync();
        await page.GotoAsync(link);
        await page.Locator("input[name=password]").FillAsync(Password);
        await page.Locator("main form button").First.ClickAsync();
        await page.ArrivedAsync($"{Url}/account");
        return page;
    }

    /// <summary>Another browser of somebody who has signed in.</summary>
    /// <param name="state">Of the browser that did.</param>
    internal async Task<IPage> OpenAsync(int width, ColorScheme scheme, string state) => await (await Chromium.OpenAsync("fr-FR", width, scheme, state: state)).NewPageAsync();

    private static async Task DoneAsync(IPage page, string mutation)
    {
        var answer = await AskAsync(page, $"mutation {{ done: {mutation} {{ __typename ... on Refusal {{ code message }} }} }}");
        Assert.Equal("AssessmentDone", answer.GetProperty("done").GetProperty("__typename").GetString());
    }

    private static async Task<JsonElement> AskAsync(IPage page, string query) => (await page.EvaluateAsync<JsonElement>(
        "async query => (await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', 'GraphQL-Preflight': '1' }, body: JSON.stringify({ query }) })).json()", query)).GetProperty("data");
}
