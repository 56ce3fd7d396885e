using System.Net;
using System.Text.RegularExpressions;
using Federation.Gateway.Explorer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Tests.Explorer;

public sealed partial class ExplorerEndpointTests : IAsyncLifetime
{
    private readonly WebApplication _app = Start();

    [Fact]
    public async Task Page_WithOrWithoutItsFiles_SaysSoUnderAStrictPolicy()
    {
        using var response = await GetAsync("/graphiql");
        string page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ExplorerFiles.Complete ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains(ExplorerFiles.Complete ? "graphiql/graphiql.js" : "install Node 20", page, StringComparison.Ordinal);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none';", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_EveryFileItNames_IsThere()
    {
        Assert.SkipUnless(ExplorerFiles.Complete, "The explorer's files were not built in: npm was missing.");
        string page = await _app.GetTestClient().GetStringAsync("/graphiql", TestContext.Current.CancellationToken);
        string[] named = [.. FileNames().Matches(page).Select(match => match.Groups[1].Value)];

        Assert.Equal(6, named.Length);
        foreach (string file in named)
        {
            using var response = await GetAsync("/" + file);
            Assert.True(response.IsSuccessStatusCode, file);
        }
    }

    [Theory]
    [InlineData("index.html")]
    [InlineData("absent.html")]
    [InlineData("explorer.js")]
    [InlineData("explorer.css")]
    public async Task OwnFile_Any_NamesNoOtherSiteAndNoInlineScript(string file)
    {
        string content = await _app.GetTestClient().GetStringAsync("/graphiql/" + file, TestContext.Current.CancellationToken);

        Assert.DoesNotContain("https://", content, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<style", content, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("<script(?![^>]*src=)", content);
    }

    [Fact]
    public async Task Page_TrailingSlash_RedirectsToWhereItsAddressesHold()
    {
        using var response = await GetAsync("/graphiql/");

        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal("/graphiql", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task File_AskedAgainWithItsTag_IsNotSentAgain()
    {
        using var first = await GetAsync("/graphiql/explorer.js");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphiql/explorer.js");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await _app.GetTestClient().SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/graphiql/nothing.js")]
    [InlineData("/graphiql/INDEX.HTML")]
    [InlineData("/graphiql/..%2fappsettings.json")]
    public async Task File_Unknown_IsNotFound(string address)
    {
        using var response = await GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    public async ValueTask InitializeAsync() => await _app.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task<HttpResponseMessage> GetAsync(string address) => _app.GetTestClient().GetAsync(address, TestContext.Current.CancellationToken);

    private static WebApplication Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        var app = builder.Build();
        app.MapExplorer();
        return app;
    }

    [GeneratedRegex("(?:src|href)=\"(graphiql/[^\"]+)\"")]
    private static partial Regex FileNames();
}
