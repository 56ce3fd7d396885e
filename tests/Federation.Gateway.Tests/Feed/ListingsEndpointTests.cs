using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Feed;
using Federation.Cluster.Storage;
using Federation.Gateway.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Feed;

/// <summary>The feed as HTTP: what is refused, what is not sent twice, and how it is packed.</summary>
public sealed class ListingsEndpointTests
{
    [Theory]
    [InlineData("?after=", "feed.cursor-unusable")]
    [InlineData("?after=rubbish", "feed.cursor-unusable")]
    [InlineData("?after=a&after=b", "feed.cursor-unusable")]
    [InlineData("?after=f0000000000000000", "feed.cursor-unusable")]
    [InlineData("?limit=0", "feed.limit")]
    [InlineData("?limit=501", "feed.limit")]
    [InlineData("?limit=-1", "feed.limit")]
    [InlineData("?limit=ten", "feed.limit")]
    public async Task Request_WithRubbish_IsRefusedByItsCode(string query, string code)
    {
        await using var host = await GatewayHost.StartAsync();

        Assert.Equal((400, code), await FeedReader.RefusalAsync(host, query));
    }

    [Fact]
    public async Task Cursor_WithAnyCharacterChanged_IsRefused()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.OpenAsync("x", "1", new ListingContent { Name = "One" });
        string cursor = (await FeedReader.AllAsync(host)).Next;

        for (int at = 0; at < cursor.Length; at++)
        {
            string spoilt = cursor[..at] + (cursor[at] == 'A' ? 'B' : 'A') + cursor[(at + 1)..];
            Assert.False(ListingsCursor.TryParse(spoilt, out _), spoilt);
        }
    }

    [Fact]
    public async Task Cursor_OfAnotherDirectoryOrPast_IsExpired()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.OpenAsync("x", "1", new ListingContent { Name = "One" });
        var directory = await host.Services.GetRequiredService<DirectoryIdentity>().GetAsync(TestContext.Current.CancellationToken);

        Assert.Equal((410, "feed.cursor-expired"), await FeedReader.RefusalAsync(host, $"?after={ListingsCursor.Changes(DirectoryId.New(), GatewayHost.Now, FeedCursor.Start)}"));
        Assert.Equal((410, "feed.cursor-expired"), await FeedReader.RefusalAsync(host, $"?after={ListingsCursor.Changes(directory, GatewayHost.Now, new FeedCursor(99))}"));
        Assert.Single((await FeedReader.AllAsync(host, $"{ListingsCursor.Changes(directory, GatewayHost.Now, FeedCursor.Start)}")).Items);
    }

    [Fact]
    public async Task Page_AskedForAgainWithItsTag_IsNotSentUntilSomethingChanged()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await host.Seed.OpenAsync("x", "1", new ListingContent { Name = "One" });
        using var first = await SendAsync(host, null);
        var tag = first.Headers.ETag;
        Assert.True(tag is { IsWeak: true });
        Assert.Equal("public, no-cache", first.Headers.CacheControl?.ToString());
        host.Clock.Advance(TimeSpan.FromDays(1));

        using (var again = await SendAsync(host, tag))
        {
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Empty(await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }

        using (var other = await SendAsync(host, tag, "?limit=7")) Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        await host.Seed.PutAsync(id, "x", "1", new ListingContent { Name = "Two" });
        using var changed = await SendAsync(host, tag);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(tag, changed.Headers.ETag);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Page_ForWhoeverTakesItPacked_IsPacked(string encoding)
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.OpenAsync("x", "1", new ListingContent { Name = "One", Description = new string('a', 4_000) });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/feed/listings");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));

        using var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        byte[] packed = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.InRange(packed.Length, 1, 1_000);
        await using Stream body = encoding == "br" ? new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress) : new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        Assert.Single((await JsonSerializer.DeserializeAsync<JsonElement>(body, cancellationToken: TestContext.Current.CancellationToken)).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Store_ThatDoesNotAnswer_IsToldWithoutAWordOfTheMachine()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.CatchUpAsync();
        host.Store.Broken = new StoreUnavailableException(StoreCodes.InputOutput, "/data/directory.db is gone");

        Assert.Equal((503, "feed.unavailable"), await FeedReader.RefusalAsync(host, ""));
        Assert.Contains(host.Log.Lines, line => line.Contains("/data/directory.db is gone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Store_ThatAnswersTooLate_IsGivenUpAtTheDeadline()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.CatchUpAsync();
        var never = new TaskCompletionSource();
        host.Store.Deaf = true;
        host.Store.Held = never.Task;

        var asked = FeedReader.RefusalAsync(host, "");
        while (!asked.IsCompleted)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal((503, "feed.slow"), await asked);
        never.SetResult();
    }

    [Fact]
    public async Task OneAddress_ThatAsksWithoutEnd_IsToldToWait()
    {
        await using var host = await GatewayHost.StartAsync();

        for (int asked = 0; asked < 2_000; asked++)
        {
            using var response = await host.Http.GetAsync(new Uri("/feed/listings", UriKind.Relative), TestContext.Current.CancellationToken);
            if (response.StatusCode != HttpStatusCode.TooManyRequests) continue;
            Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
            Assert.InRange(asked, 100, 1_999);
            return;
        }

        Assert.Fail("Nobody said stop.");
    }

    private static Task<HttpResponseMessage> SendAsync(GatewayHost host, EntityTagHeaderValue? known, string query = "")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/feed/listings{query}");
        if (known is not null) request.Headers.IfNoneMatch.Add(known);
        return host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
