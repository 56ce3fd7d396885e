using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Federation.Gateway.GraphQL.Http.Crowds;
using Federation.Gateway.GraphQL.Pages;
using Federation.Gateway.Tests.Doubles;
using Federation.Web.Tests.Support;
using Microsoft.AspNetCore.Http;
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
        Crowd(_host);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    [Theory]
    [InlineData("/en", "Many people are asking just now")]
    [InlineData("/fr", "Beaucoup de monde interroge l’annuaire")]
    [InlineData("/en/networks", "Many people are asking just now")]
    [InlineData("/fr/reseaux", "Beaucoup de monde interroge l’annuaire")]
    [InlineData("/en/label", "Many people are asking just now")]
    [InlineData("/en/certificates/0192f0c1a2b34c5d8e9f0a1b2c3d4e5f-1", "Many people are asking just now")]
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
    [InlineData("/en", "main [role=alert] p", "Many people are asking just now", "Cookie", "federation-session=1")]
    [InlineData("/fr", "main [role=alert] p", "Beaucoup de monde interroge l’annuaire", "Cookie", "federation-session=1")]
    [InlineData("/en/networks", "main .lead", "Many people are asking just now", "Cookie", "federation-session=1")]
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
    [InlineData("/en/centres.atom")]
    public async Task PartOfAPage_IsRefusedWithoutOne(string path)
    {
        using var answer = await Host.GetAsync(path, (GatewayHost.AddressHeader, await RefusedAsync()));

        Assert.Equal((503, ""), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>A cookie of a proxy, or of another page of the same house, makes nobody known.</summary>
    [Fact]
    public async Task Page_ForWhoBringsACookieOfOthers_IsTheOneThatWasMade()
    {
        var (_, page) = await SeeAsync("/en", ("Cookie", "balancer=1"));

        Assert.NotNull(page.QuerySelector("main .lead"));
    }

    /// <summary>Whoever sends a form is told what it did: here, that nobody knows who sends it.</summary>
    [Fact]
    public async Task Form_IsAnsweredWhoeverElseAsks()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/en/centres/0192f0c1a2b34c5d8e9f0a1b2c3d4e5f") { Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["field"] = "name", ["value"] = "La Ruche" }) };
        request.Headers.Add(GatewayHost.AddressHeader, await RefusedAsync());

        using var answer = await Host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.NotEqual(503, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Host_ThatAsksItself_IsAnswered()
    {
        var questions = Host.Services.GetRequiredService<IPageQuestions>();
        var document = questions.Prepare("test", "{ __typename }");

        for (int time = 0; time < 50; time++) Assert.Equal(200, (await questions.AskAsHostAsync(document, new Dictionary<string, object?>(), TestContext.Current.CancellationToken)).Status);
    }

    /// <summary>A page of which a part is refused would say what is not so.</summary>
    [Fact]
    public async Task Page_WhoseFirstQuestionWasAnswered_IsOwedTheOthers()
    {
        await using var host = await WebHost.StartAsync(services => services.Remove(services.Single(service => service.ImplementationType == typeof(CrowdWatch))));
        var questions = host.Services.GetRequiredService<IPageQuestions>();
        var document = questions.Prepare("test", "{ __typename }");
        var pages = Enumerable.Range(1, 50).Select(person => new DefaultHttpContext { RequestServices = host.Services, Request = { Method = "GET" }, Connection = { RemoteIpAddress = IPAddress.Parse($"192.0.2.{person}") } }).ToList();
        foreach (var page in pages) Assert.Equal(200, (await AskAsync(page)).Status);

        Crowd(host);

        foreach (var page in pages) Assert.Equal(200, (await AskAsync(page)).Status);
        foreach (var page in pages) page.Items.Clear();
        Assert.Contains(503, await Task.WhenAll(pages.Select(async page => (await AskAsync(page)).Status)));

        Task<PageAnswer> AskAsync(HttpContext page) => questions.AskAsync(page, document, new Dictionary<string, object?>());
    }

    private static void Crowd(GatewayHost host)
    {
        var refused = host.Services.GetRequiredService<RefusedShare>();
        for (int time = 0; time < 1_000; time++) refused.Pass(TimeSpan.FromMilliseconds(10), 1_000, 1_000, TimeSpan.FromSeconds(1));
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
