using System.Net;
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
    public async Task Page_ForOthersThanOperators_IsRefused(string path)
    {
        using var nobody = await Host.GetAsync(path);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        foreach (var role in (Role[])[Role.Member, Role.CentreStaff, Role.NetworkManager, Role.Assessor])
        {
            using var other = await Host.GetAsync(path, As(Host.Callers.Add(role, "a")));
            Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
            Assert.DoesNotContain("id=\"adapters\"", await other.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Page_ForAnOperator_SaysWhatIsThereAndWhatIsNot()
    {
        string token = Host.Callers.Add(Role.Operator);
        var english = await Host.PageAsync("/en/operate", As(token));
        var french = await Host.PageAsync("/fr/exploiter", As(token));

        Assert.Equal("Operating", english.QuerySelector("h1")!.Shown());
        Assert.Equal("Nothing waits for a person.", english.QuerySelector("#alerts + p")!.Shown());
        Assert.StartsWith("1.0 · in force", english.QuerySelector("#criteria + table tbody tr")!.Shown(), StringComparison.Ordinal);
        Assert.Equal("Nothing was to be sent.", english.QuerySelector("#mail ~ p:not(.soft)")!.Shown());
        Assert.NotNull(english.QuerySelector("a[href='/healthz']"));
        Assert.Contains("The Orleans Dashboard: it is not part of this directory.", english.QuerySelectorAll("main li").Select(line => line.Shown()));
        Assert.Equal(english.QuerySelectorAll("main li").Length, french.QuerySelectorAll("main li").Length);
        Assert.Empty(english.QuerySelectorAll("main form"));
        Assert.Equal("noindex", english.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }

    private static (string Name, string Value) As(string token) => ("Authorization", $"Bearer {token}");
}
