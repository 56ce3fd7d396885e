using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Federation.Cluster.Centres;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Http;

public sealed class AnswerWriterTests
{
    private const string Names = "/graphql?query={centres(first:100){nodes{id name}}}";

    [Fact]
    public async Task Get_OfAStranger_HasATagByWhichItNeedNotComeAgain()
    {
        await using var host = await StartAsync(100);

        using var first = await GetAsync(host, Names);
        using var again = await GetAsync(host, Names, request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        using var other = await GetAsync(host, "/graphql?query={centres(first:99){nodes{id name}}}", request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        await host.Seed.OpenAsync("cote-dor", "new", new ListingContent { Name = "A new one" });
        await host.CatchUpAsync();
        using var changed = await GetAsync(host, Names, request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));

        Assert.False(first.Headers.ETag!.IsWeak);
        foreach (var response in (HttpResponseMessage[])[first, again])
        {
            Assert.Equal("no-cache", response.Headers.CacheControl!.ToString());
            Assert.Equal(["Accept", "Accept-Encoding", "Authorization", "Cookie", "GraphQL-Preflight"], response.Headers.Vary);
            Assert.Equal(first.Headers.ETag, response.Headers.ETag);
        }

        Assert.Equal((HttpStatusCode.NotModified, ""), (again.StatusCode, await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [other.StatusCode, changed.StatusCode]);
        Assert.NotEqual(first.Headers.ETag, changed.Headers.ETag);
    }

    [Fact]
    public async Task Get_InEachForm_HasItsOwnTag()
    {
        await using var host = await StartAsync(100);

        var tags = new HashSet<string>();
        foreach (string coding in (string[])["identity", "gzip", "br"])
        {
            using var response = await GetAsync(host, Names, request => request.Headers.AcceptEncoding.ParseAdd(coding));
            Assert.True(tags.Add(response.Headers.ETag!.ToString()));
            using var again = await GetAsync(host, Names, request =>
            {
                request.Headers.AcceptEncoding.ParseAdd(coding);
                request.Headers.IfNoneMatch.Add(response.Headers.ETag!);
            });
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        }
    }

    [Theory]
    [InlineData("{ centres { totalCount } }", true, "POST")]
    [InlineData("{ centres { totalCount } }", true, "GET")]
    [InlineData("{ centres { totalCount } }", false, "POST")]
    [InlineData("{ centres(first: -1) { totalCount } }", false, "GET")]
    [InlineData("{ nothing }", false, "GET")]
    public async Task Answer_OfSomebodyKnownOrWithErrorsOrByPost_IsKeptByNobody(string query, bool signedIn, string method)
    {
        await using var host = await StartAsync(1);
        using var request = method == "GET" ? new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString(query)}") : new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        if (signedIn) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", host.Token);
        request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);

        using var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.NotEqual(HttpStatusCode.NotModified, response.StatusCode);
        Assert.Equal(("no-store", (EntityTagHeaderValue?)null), (response.Headers.CacheControl!.ToString(), response.Headers.ETag));
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, br;q=0.1", "gzip")]
    [InlineData("br;q=0", null)]
    [InlineData("zstd", null)]
    [InlineData(null, null)]
    public async Task LargeAnswer_OfAStranger_IsPackedAsIsAskedFor(string? accepted, string? coding)
    {
        await using var host = await StartAsync(100);
        string plain = (await host.AskAsync("{ centres(first: 100) { nodes { name } } }")).Body.GetRawText();
        foreach (string accept in (string[])["application/json", "application/graphql-response+json"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ centres(first: 100) { nodes { name } } }" }) };
            request.Headers.Accept.ParseAdd(accept);
            if (accepted is not null) request.Headers.AcceptEncoding.ParseAdd(accepted);

            using var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.Equal(coding is null ? [] : [coding], response.Content.Headers.ContentEncoding);
            Assert.Equal(plain, await UnpackedAsync(response));
        }
    }

    [Theory]
    [InlineData("{ centres { totalCount } }", false)]
    [InlineData("{ centres(first: 100) { nodes { name } } }", true)]
    public async Task Answer_ThatIsSmallOrOfSomebodyKnown_IsNotPacked(string query, bool signedIn)
    {
        await using var host = await StartAsync(100);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.AcceptEncoding.ParseAdd("br, gzip");
        if (signedIn) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", host.Token);

        using var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.StartsWith("{\"data\"", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_AskedForPacked_ComesAsItIsAndAtOnce()
    {
        await using var host = await StartAsync(0);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "subscription { centreChanged { centre { name } } }" }) };
        request.Headers.AcceptEncoding.ParseAdd("br, gzip");
        using var events = await EventReader.OpenAsync(host, request);
        Assert.Equal(":", (await events.NextAsync())?.Kind);

        await host.Seed.OpenAsync("cote-dor", "7", new ListingContent { Name = "Le Lieu" });

        Assert.Equal("next", (await events.NextAsync())?.Kind);
        Assert.Empty(events.Response.Content.Headers.ContentEncoding);
    }

    private static async Task<GatewayHost> StartAsync(int centres)
    {
        var host = await GatewayHost.StartAsync();
        for (int i = 0; i < centres; i++) await host.Seed.OpenAsync("cote-dor", $"{i}", new ListingContent { Name = $"The centre number {i}" });
        await host.CatchUpAsync();
        return host;
    }

    private static async Task<HttpResponseMessage> GetAsync(GatewayHost host, string address, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        change?.Invoke(request);
        return await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<string> UnpackedAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using Stream unpacked = response.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(unpacked);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
