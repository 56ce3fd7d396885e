using System.Net;
using Federation.Cluster.Adapters.Fetching;
using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Fetching;

public sealed class RequestRulesTests
{
    private static readonly Uri Address = new("https://partner.example/");

    [Theory]
    [InlineData("X-Key", "a\r\nHost: elsewhere.example")]
    [InlineData("X-Key", "a\nb")]
    [InlineData("X-Key", "a\0b")]
    [InlineData("X-Key", "a\u0085b")]
    [InlineData("X-Key", "a\u2028b")]
    [InlineData("X-Key", "é")]
    [InlineData("X-Key\r\nHost", "elsewhere.example")]
    [InlineData("X-Key: a\r\n\r\nGET /admin HTTP/1.1\r\nX", "b")]
    [InlineData("X Key", "a")]
    [InlineData("X:Key", "a")]
    [InlineData("", "a")]
    public void Build_HeaderThatWouldSplitTheRequest_IsRefused(string name, string value) => Assert.Equal("http.refused-request", Refusal((name, value)).Code);

    [Fact]
    public void Build_HeaderFlood_IsRefused()
    {
        Assert.Equal("http.refused-request", Refusal(("X-Key", new string('a', 9_000))).Code);
        Assert.Equal("http.refused-request", Refusal([.. Enumerable.Range(0, 65).Select(number => ($"X-{number}", "a"))]).Code);
    }

    [Theory]
    [InlineData("Host")]
    [InlineData("Cookie")]
    [InlineData("transfer-encoding")]
    [InlineData("Content-Length")]
    [InlineData("X-Forwarded-For")]
    [InlineData("Accept-Encoding")]
    [InlineData("Proxy-Authorization")]
    public void Build_HeaderThatIsTheHosts_IsLeftOut(string name)
    {
        using var request = RequestRules.Build(HttpMethod.Get, Address, Ask((name, "a")), foreign: false);

        Assert.Empty(request.Headers);
    }

    [Theory]
    [InlineData(false, "Accept,Authorization,X-Api-Key")]
    [InlineData(true, "Accept")]
    public void Build_AfterARedirectToAnotherHost_KeepsNoCredential(bool foreign, string names)
    {
        using var request = RequestRules.Build(HttpMethod.Get, Address, Ask(("Accept", "text/csv"), ("Authorization", "Bearer secret"), ("X-Api-Key", "secret")), foreign);

        Assert.Equal(names, string.Join(',', request.Headers.Select(header => header.Key).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("partner.example")]
    [InlineData("https://")]
    [InlineData("https://part ner.example/")]
    public void Address_ThatIsNone_IsRefused(string url) => Assert.Equal("http.refused-address", Assert.Throws<AdapterException>(() => RequestRules.Address(url)).Code);

    [Fact]
    public void Address_LongerThanAnyIs_IsRefused() =>
        Assert.Equal("http.refused-address", Assert.Throws<AdapterException>(() => RequestRules.Address("https://partner.example/" + new string('a', 8_192))).Code);

    [Theory]
    [InlineData(HttpStatusCode.TemporaryRedirect, "https://elsewhere.example/", false)]
    [InlineData(HttpStatusCode.PermanentRedirect, "https://partner.example:8443/", false)]
    [InlineData(HttpStatusCode.TemporaryRedirect, "https://partner.example/moved", true)]
    [InlineData(HttpStatusCode.Found, "https://elsewhere.example/", true)]
    public async Task Send_RedirectOfWhatWasPosted_GoesToNoOtherHost(HttpStatusCode status, string target, bool isFollowed)
    {
        using var server = new ScriptedTransport(ScriptedTransport.Answer(status, ("Location", target)), ScriptedTransport.Answer(HttpStatusCode.OK));
        using var fetcher = new HostFetcher(new FetchOptions { BetweenRequests = TimeSpan.Zero }, TimeProvider.System, server);
        var ask = new HttpAsk { Method = "POST", Url = Address.AbsoluteUri, Body = "key=secret"u8.ToArray() };

        var sending = fetcher.SendAsync(ask, Rights.Of(["*"]), TestContext.Current.CancellationToken);

        if (isFollowed) await (await sending).DisposeAsync();
        else Assert.Equal("http.refused-address", (await Assert.ThrowsAsync<AdapterException>(() => sending)).Code);
        Assert.Equal(isFollowed ? 2 : 1, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Equal(HttpVersion.Version11, request.Version));
        Assert.All(server.Requests.Where(request => request.RequestUri!.Authority != Address.Authority), request => Assert.Null(request.Content));
    }

    private static AdapterException Refusal(params (string Name, string Value)[] headers) =>
        Assert.Throws<AdapterException>(() => RequestRules.Build(HttpMethod.Get, Address, Ask(headers), foreign: false).Dispose());

    private static HttpAsk Ask(params (string Name, string Value)[] headers) =>
        new() { Method = "GET", Url = Address.AbsoluteUri, Headers = [.. headers.Select(header => KeyValuePair.Create(header.Name, header.Value))] };
}
