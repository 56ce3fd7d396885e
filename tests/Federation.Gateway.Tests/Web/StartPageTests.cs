using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Federation.Cluster.Centres;
using Federation.Cluster.Sync;
using Federation.Contracts;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Web;

public sealed partial class StartPageTests
{
    [Fact]
    public async Task Page_WithNetworks_ShowsCountsRunsAndRemedies()
    {
        await using var host = await GatewayHost.StartAsync();
        await FillAsync(host);

        string page = await host.Http.GetStringAsync("/?lang=en", TestContext.Current.CancellationToken);

        Assert.Contains("<strong>1</strong> centres", page, StringComparison.Ordinal);
        Assert.Contains("Côte-d&#x27;Or", page, StringComparison.Ordinal);
        Assert.Contains("<li>4 new</li>", page, StringComparison.Ordinal);
        Assert.Contains("1 quarantined</li>", page, StringComparison.Ordinal);
        Assert.Contains("What to do:", page, StringComparison.Ordinal);
        Assert.Contains("csv.headers", page, StringComparison.Ordinal);
        Assert.Contains("never", page, StringComparison.Ordinal);
        foreach (string link in (string[])["/graphiql", "/graphql/schema", "/healthz", "?lang=fr"]) Assert.Contains($"href=\"{link}\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Nothing new: the source has not changed since <time datetime=\"2026-11-13T12:00:00.0000000Z\">13 November 2026, 12:00 UTC</time>")]
    [InlineData("fr", "Rien de nouveau : la source n’a pas changé depuis le <time datetime=\"2026-11-13T12:00:00.0000000Z\">13 novembre 2026 à 12:00 UTC</time>")]
    public async Task Page_OfARunThatReadNothing_SaysSinceWhen(string language, string expected)
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("cote-dor"));
        await host.Seed.AddAsync(Seed.RunOf("cote-dor", "1", GatewayHost.Now) with { UnchangedSince = new DateTimeOffset(2026, 11, 13, 12, 0, 0, TimeSpan.Zero) });

        Assert.Contains(expected, System.Net.WebUtility.HtmlDecode(await host.Http.GetStringAsync($"/?lang={language}", TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_HostileWords_AreOnlyWords()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("cote-dor", "<script>alert(1)</script>\"'&"));
        await host.Seed.AddAsync(Seed.RunOf("cote-dor", "1", GatewayHost.Now, RunStatus.Failed) with { Failure = new RunFailure(FailureKind.Bug, "csv.headers", "<img src=x onerror=alert(2)>") });

        string page = await host.Http.GetStringAsync("/", TestContext.Current.CancellationToken);

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_AnyRequest_AllowsItsOwnStyleAndNothingElse()
    {
        await using var host = await GatewayHost.StartAsync();
        using var response = await host.Http.GetAsync("/", TestContext.Current.CancellationToken);
        string page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
        string style = Style().Match(page).Groups[1].Value;
        Assert.Contains(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style))), policy, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("/", null, "en")]
    [InlineData("/", "fr-FR,fr;q=0.9,en;q=0.8", "fr")]
    [InlineData("/", "de, en;q=0.5, fr;q=0.7", "fr")]
    [InlineData("/", "de", "en")]
    [InlineData("/", "fr;q=0", "en")]
    [InlineData("/", "&&&", "en")]
    [InlineData("/?lang=en", "fr", "en")]
    [InlineData("/?lang=fr", "en", "fr")]
    [InlineData("/?lang=FR-be", null, "fr")]
    [InlineData("/?lang=%3Cb%3E", "fr", "fr")]
    public async Task Page_AskedInALanguage_SpeaksIt(string address, string? accept, string language)
    {
        await using var host = await GatewayHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept-Language", accept);
        using var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal([language], response.Content.Headers.ContentLanguage);
        Assert.Contains($"<html lang=\"{language}\">", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task FillAsync(GatewayHost host)
    {
        await host.Seed.AddAsync(Seed.Network("cote-dor", "Côte-d'Or"));
        await host.Seed.AddAsync(Seed.Network("spaces"));
        await host.Seed.AddAsync(Seed.RunOf("cote-dor", "1", GatewayHost.Now, RunStatus.Failed) with { Failure = new RunFailure(FailureKind.SourceChanged, "csv.headers", "The column \"nom\" is missing.") });
        await host.Seed.OpenAsync("cote-dor", "7", new ListingContent { Name = "One" });
        await host.CatchUpAsync();
    }

    [GeneratedRegex("<style>(.*)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
