using System.Text.RegularExpressions;
using Federation.Browser.Tests.Support;
using Federation.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace Federation.Browser.Tests.Certificates;

/// <summary>A host that issues certificates under an address of nobody, and a browser that reaches it there. For the tests of one class.</summary>
public sealed class IssuingDirectory : IAsyncLifetime
{
    internal const string PublicUrl = "https://label.example";

    private readonly TestFolder _folder = new();
    private readonly HttpClient _http = new();
    private ServingHost? _host;
    private Chromium? _chromium;

    internal ServingHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    internal Chromium Chromium => _chromium ?? throw new InvalidOperationException("The browser has not started.");

    /// <summary>Of two certificates: one that holds, and one whose label was revoked.</summary>
    internal string Held { get; private set; } = "";

    internal string Revoked { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        _chromium = await Chromium.StartAsync(_folder.PathOf("no-camera.y4m"));
        _host = await ServingHost.StartAsync(_folder.Data, publicUrl: PublicUrl);
        var centres = (await Host.Client.AskAsync("{ centres(first: 2) { nodes { key } } }")).GetProperty("centres").GetProperty("nodes");
        string held = centres[0].GetProperty("key").GetString() ?? "", revoked = centres[1].GetProperty("key").GetString() ?? "";
        foreach (string centre in (string[])[held, revoked]) await DecideAsync("awardLabel(input: { centre: $centre, madeOn: 0, actor: \"operator\", reason: \"Assessed.\", levels: { services: 2, quality: 3 } })", centre);
        await DecideAsync("revokeLabel(input: { centre: $centre, madeOn: 1, actor: \"operator\", reason: \"Closed.\" })", revoked);
        (Held, Revoked) = ($"{held}-1", $"{revoked}-1");
        foreach (string key in (string[])[Held, Revoked]) await TextAsync($"/certificates/{key}");
        await Condition.HoldsAsync(async () => (await GetAsync($"/certificates/{Held}/log-proof")).IsSuccessStatusCode && (await GetAsync($"/certificates/{Revoked}/log-proof")).IsSuccessStatusCode, "The log does not have the certificates.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
        if (_host is not null) await _host.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }

    /// <returns>Where it was written.</returns>
    internal async Task<string> FileAsync(string path, string file, string? accept = null) => _folder.Write(file, await TextAsync(path, accept));

    internal string Write(string file, string text) => _folder.Write(file, text);

    internal async Task<string> TextAsync(string path, string? accept = null)
    {
        using var response = await GetAsync(path, accept);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}");
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The verifier as it is published, opened from the disk. The directory's own address leads to the host; nothing else is reached.</summary>
    internal async Task<IPage> VerifierAsync(string locale = "en-GB", int width = 1280, bool isOffline = false)
    {
        string file = await FileAsync("/verifier.html", "verifier.html");
        var context = await Chromium.OpenAsync(locale, width);
        await context.RouteAsync(new Regex("^https?://"), async route =>
        {
            if (isOffline || !route.Request.Url.StartsWith($"{PublicUrl}/", StringComparison.Ordinal))
            {
                await route.AbortAsync();
                return;
            }

            using var response = await GetAsync(new Uri(route.Request.Url).PathAndQuery, route.Request.Headers.GetValueOrDefault("accept"));
            await route.FulfillAsync(new RouteFulfillOptions
            {
                Status = (int)response.StatusCode,
                ContentType = response.Content.Headers.ContentType?.ToString(),
                Headers = response.Headers.Where(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)).ToDictionary(header => header.Key, header => string.Join(", ", header.Value)),
                BodyBytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken),
            });
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return page;
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Host.Url, path));
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task DecideAsync(string mutation, string centre)
    {
        var answer = await Host.Client.AskAsync($"mutation($centre: ID!) {{ done: {mutation} {{ __typename ... on Refusal {{ code message }} }} }}", new { centre }, Host.Token);
        Assert.Equal("""{"__typename":"LabelDecided"}""", answer.GetProperty("done").GetRawText());
    }
}
