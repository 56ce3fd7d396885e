using System.Net;
using Federation.Cluster.Operating;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using Federation.Web.Tests.Support;

namespace Federation.Web.Tests.Operating;

public sealed class OperatingPageTests : IAsyncLifetime
{
    private GatewayHost? _host;

    private GatewayHost Host => _host ?? throw new InvalidOperationException("It was not started.");

    public async ValueTask InitializeAsync() => _host = await WebHost.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    [Theory]
    [InlineData("/en/operate")]
    [InlineData("/fr/exploiter")]
    [InlineData("/en/operate/decisions")]
    [InlineData("/fr/exploiter/decisions")]
    [InlineData("/en/operate/act")]
    [InlineData("/fr/exploiter/agir")]
    public async Task Page_ForOthersThanOperators_IsRefused(string path)
    {
        using var nobody = await Host.GetAsync(path);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        foreach (var role in (Role[])[Role.Member, Role.CentreStaff, Role.NetworkManager, Role.Assessor])
        {
            using var other = await Host.GetAsync(path, As(Host.Callers.Add(role, "a")));
            Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
            string html = await other.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain("id=\"adapters\"", html, StringComparison.Ordinal);
            Assert.DoesNotContain("Silo_1", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Page_ForAnOperator_SaysHowTheDirectoryDoesInBothLanguages()
    {
        await Host.Seed.AddAsync(Seed.Network("a"));
        await Host.CatchUpAsync();
        string token = Host.Callers.Add(Role.Operator);
        var english = await Host.PageAsync("/en/operate", As(token));
        var french = await Host.PageAsync("/fr/exploiter", As(token));

        Assert.Equal("Operating", english.QuerySelector("h1")!.Shown());
        Assert.Equal("noindex", english.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Equal(["cluster", "storage", "feed", "log", "keys", "alerts", "adapters", "mail", "criteria"], english.QuerySelectorAll("main details.fold").Select(part => part.Id!));
        Assert.Equal(english.QuerySelectorAll("main details, main tr").Length, french.QuerySelectorAll("main details, main tr").Length);
        Assert.Equal("Cluster 1 host, 40 grains awake", english.QuerySelector("#cluster > summary")!.Shown());
        Assert.Equal("Grappe 1 serveur, 40 grains éveillés", french.QuerySelector("#cluster > summary")!.Shown());
        Assert.Contains("Silo_1 (the one that answers)", english.QuerySelector("#cluster tbody tr")!.Shown(), StringComparison.Ordinal);
        Assert.Equal("network 1", english.QuerySelector("#storage tbody tr")!.Shown());
        Assert.Equal("Index of this host 0 has read everything", english.QuerySelector("#feed tbody tr")!.Shown());
        Assert.StartsWith("This host has no public address", english.QuerySelector("#log p")!.Shown(), StringComparison.Ordinal);
        Assert.StartsWith("1.0 · in force", english.QuerySelector("#criteria tbody tr")!.Shown(), StringComparison.Ordinal);
        Assert.Contains("/operate/orleans/", english.QuerySelectorAll("nav.tabs a").Select(link => link.GetAttribute("href")));
    }

    // One of the doubles' adapters is of a contract that this host does not speak.
    [Fact]
    public async Task Page_WhereSomethingIsToBeDone_SaysSoFirst()
    {
        string token = Host.Callers.Add(Role.Operator);
        Host.Store.FreeBytes = 1024;
        Host.Cluster.Figures = Host.Cluster.Figures with { Silos = [Host.Cluster.Figures.Silos[0] with { IsOverloaded = true }] };

        var page = await Host.PageAsync("/en/operate", As(token));

        var concerns = page.QuerySelectorAll("ul.concerns > li").Select(concern => concern.Shown()).ToList();
        Assert.Equal(3, concerns.Count);
        Assert.StartsWith("Urgent 1 host sheds load.", concerns[0], StringComparison.Ordinal);
        Assert.StartsWith("Urgent The disk has 1.0 KiB free", concerns[1].Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.StartsWith("1 version of an adapter cannot be used.", concerns[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WhereTheClusterDoesNotAnswer_ShowsTheRest()
    {
        Host.Cluster.Broken = new TimeoutException();

        using var answer = await Host.GetAsync("/en/operate", As(Host.Callers.Add(Role.Operator)));
        var page = await Host.PageAsync("/en/operate", As(Host.Callers.Add(Role.Operator)));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith("This cannot be told now.", page.QuerySelector("#cluster[open] .notice")!.Shown(), StringComparison.Ordinal);
        Assert.Contains("The cluster does not answer.", page.QuerySelector("ul.concerns")!.Shown(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#storage dl"));
    }

    [Fact]
    public async Task Page_WhoeverAsksOften_CountsTheStoreOnce()
    {
        string token = Host.Callers.Add(Role.Operator);
        for (int asked = 0; asked < 3; asked++) await Host.PageAsync("/en/operate", As(token));

        Assert.Equal(1, Host.Store.Measures);
        Host.Clock.Advance(StoreCensus.Lasts);
        await Host.PageAsync("/en/operate", As(token));
        Assert.Equal(2, Host.Store.Measures);
    }

    private static (string Name, string Value) As(string token) => ("Authorization", $"Bearer {token}");
}
