using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Federation.Gateway.GraphQL.Http.Crowds;
using Federation.Gateway.Tests.Doubles;
using Federation.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Web.Tests;

/// <summary>What people see whom a host that too many ask does not answer.</summary>
public sealed class CrowdedPageTests : IAsyncLifetime
{
    private GatewayHost? _host;

    private GatewayHost Host => _host ?? throw new InvalidOperationException("It has not started.");

    public async ValueTask InitializeAsync()
    {
        _host = await WebHost.StartAsync(services => services.Remove(services.Single(service => service.ImplementationType == typeof(CrowdWatch))));
        var refused = Host.Services.GetRequiredService<RefusedShare>();
        for (int time = 0; time < 1_000; time++) refused.Pass(TimeSpan.FromMilliseconds(10), 1_000, TimeSpan.FromSeconds(1));
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    [Theory]
    [InlineData("/en", "Many people are asking just now")]
    [InlineData("/fr", "Beaucoup de monde interroge l’annuaire")]
    [InlineData("/en/networks", "Many people are asking just now")]
    [InlineData("/fr/reseaux", "Beaucoup de monde interroge l’annuaire")]
    [InlineData("/en/label", "Many people are asking just now")]
    [InlineData("/fr/comparer", "Beaucoup de monde interroge l’annuaire")]
    [InlineData("/en/centres/0192f0c1a2b34c5d8e9f0a1b2c3d4e5f", "Many people are asking just now")]
    public async Task Page_ForAStranger_SaysThatThereAreMany(string path, string says)
    {
        var (answer, page) = await SeeAsync(path);

        Assert.Equal(503, (int)answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter?.Delta?.TotalSeconds ?? 0, 1, 15);
        Assert.StartsWith(says, page.QuerySelector("main .lead")?.Shown(), StringComparison.Ordinal);
        Assert.Equal("", page.QuerySelector("main a.primary")?.GetAttribute("href"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    /// <summary>Who may be somebody is looked at first, and told in the page; so is who only wants a part of one.</summary>
    [Theory]
    [InlineData("/en", "main [role=alert] p", "Many people are asking just now", "Cookie", "seen=1")]
    [InlineData("/fr", "main [role=alert] p", "Beaucoup de monde interroge l’annuaire", "Cookie", "seen=1")]
    [InlineData("/en/networks", "main .lead", "Many people are asking just now", "Cookie", "seen=1")]
    public async Task Page_OfWhoMayBeKnown_SaysTheSame(string path, string where, string says, string name, string value)
    {
        var (answer, page) = await SeeAsync(path, (name, value));

        Assert.Equal(503, (int)answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter?.Delta?.TotalSeconds ?? 0, 1, 15);
        Assert.StartsWith(says, page.QuerySelector(where)?.Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_AskedForByItself_SaysSoInItsPlace()
    {
        var (answer, page) = await SeeAsync("/en?q=ruche", ("HX-Request", "true"), ("HX-Target", "results"));

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Null(page.QuerySelector("main"));
        Assert.StartsWith("Many people are asking just now", page.QuerySelector("[role=alert] p")?.Shown(), StringComparison.Ordinal);
    }

    /// <summary>Their scripts keep what is shown.</summary>
    [Theory]
    [InlineData("/en/map?box=-5,41,10,51&zoom=6")]
    [InlineData("/en/suggestions?q=ruche")]
    public async Task PartOfAPage_IsRefusedWithoutOne(string path)
    {
        using var answer = await Host.GetAsync(path, (GatewayHost.AddressHeader, await RefusedAsync()));

        Assert.Equal((503, ""), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    private async Task<(HttpResponseMessage Answer, IHtmlDocument Page)> SeeAsync(string path, params (string Name, string Value)[] headers)
    {
        (string, string)[] all = [(GatewayHost.AddressHeader, await RefusedAsync()), .. headers];
        var answer = await Host.GetAsync(path, all);
        return (answer, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>Of a hundred some are answered even then.</summary>
    private async Task<string> RefusedAsync()
    {
        for (int person = 1; ; person++)
        {
            using var answer = await Host.GetAsync("/en", (GatewayHost.AddressHeader, $"192.0.2.{person}"));
            if ((int)answer.StatusCode == 503) return $"192.0.2.{person}";
        }
    }
}
