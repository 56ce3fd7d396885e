using System.Net.Http.Headers;
using System.Net.Http.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Storage;
using Federation.Gateway.GraphQL;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Http.Rates;

public sealed class RateTests
{
    private const string Changes = "subscription { centreChanged { centre { name } } }";

    [Fact]
    public async Task Request_MoreThanACallerHas_Is429AndSaysWhenToComeAgain()
    {
        await using var host = await GatewayHost.StartAsync(options => options.RequestsPerSecond = 2);
        for (int i = 0; i < 10; i++) Assert.Equal(200, (await host.AskAsync("{ __typename }")).Status);

        using var request = Post("{ __typename }");
        using var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var refused = await host.AskAsync("{ __typename }", accept: "application/json");
        host.Clock.Advance(TimeSpan.FromMilliseconds(500));

        Assert.Equal((429, "1"), ((int)response.StatusCode, response.Headers.GetValues("Retry-After").Single()));
        Assert.Equal(["\"requests\";q=10;w=5", "\"requests\";r=0;t=1"], [response.Headers.GetValues("RateLimit-Policy").Single(), response.Headers.GetValues("RateLimit").Single()]);
        Assert.Equal((429, "RATE_LIMITED", false, 1), (refused.Status, refused.Code, refused.HasData, refused.Error.GetProperty("extensions").GetProperty("retryAfter").GetInt32()));
        Assert.Equal(200, (await host.AskAsync("{ __typename }")).Status);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"documentId\":\"nothing\"}")]
    public async Task Request_ThatIsNone_CountsToo(string body)
    {
        await using var host = await GatewayHost.StartAsync(options => options.RequestsPerSecond = 1);

        var codes = new List<string?>();
        for (int i = 0; i < 6; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, new MediaTypeHeaderValue("application/json")) };
            codes.Add((await host.SendAsync(request)).Code);
        }

        Assert.DoesNotContain("RATE_LIMITED", codes[..5]);
        Assert.Equal("RATE_LIMITED", codes[5]);
    }

    [Fact]
    public async Task Request_WhoseSenderCannotBeTold_CountsAsOneOfItsAddress()
    {
        await using var host = await GatewayHost.StartAsync(options => options.RequestsPerSecond = 1, extend: services => services.AddSingleton<ICallerSource, BrokenSource>());

        var codes = new List<string?>();
        for (int i = 0; i < 6; i++) codes.Add((await host.AskAsync("{ __typename }")).Code);

        Assert.Equal([.. Enumerable.Repeat("INTERNAL", 5), "RATE_LIMITED"], codes);
    }

    [Fact]
    public async Task Request_OfAnAddressThatHasSentTooMany_IsRefusedUnread()
    {
        await using var host = await GatewayHost.StartAsync(options => options.RequestsPerSecond = 1);
        for (int i = 0; i < 5; i++) await host.AskAsync("{ __typename }");

        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent("{", new MediaTypeHeaderValue("application/json")) };
        Assert.Equal("RATE_LIMITED", (await host.SendAsync(request)).Code);
    }

    [Fact]
    public async Task Operation_OverASocketThatIsNoRequest_CountsAsOne()
    {
        await using var host = await GatewayHost.StartAsync(options => options.RequestsPerSecond = 1);
        await using var socket = await host.ConnectAsync();
        await socket.InitAsync();

        var codes = new List<string?>();
        for (int i = 0; i < 5; i++)
        {
            await socket.SendAsync(new { id = $"{i}", type = "subscribe", payload = new { documentId = "nothing" } });
            codes.Add((await socket.NextAsync()).GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString());
        }

        // The connection itself was the first.
        Assert.Equal([.. Enumerable.Repeat("DOCUMENT_UNKNOWN", 4), "RATE_LIMITED"], codes);
    }

    [Fact]
    public async Task Query_OfMorePointsThanACallerHasAtOnce_TakesThemAll()
    {
        await using var host = await GatewayHost.StartAsync();
        const string Costly = "query Q($first: Int) { centres(first: $first) { nodes { history { number } } } }";

        Assert.Equal(200, (await host.AskAsync(Costly, variables: new { first = 100 })).Status);
        var refused = await host.AskAsync(Costly, variables: new { first = 20 });
        host.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(200, (await host.AskAsync(Costly, variables: new { first = 20 })).Status);
        var again = await host.AskAsync(Costly, variables: new { first = 100 });

        Assert.Equal((429, "RATE_LIMITED"), (refused.Status, refused.Code));
        Assert.Equal((429, "RATE_LIMITED"), (again.Status, again.Code));
    }

    [Fact]
    public async Task Stream_OverASocket_TakesAPlaceOfItsCaller()
    {
        await using var host = await GatewayHost.StartAsync(options => options.OpenStreams = 3);
        await using var socket = await host.ConnectAsync(address: "192.0.2.7");
        await socket.InitAsync();
        for (int i = 0; i < 3; i++) await socket.SubscribeAsync($"{i}", Changes);

        // The connection has the first place.
        var refused = await socket.NextAsync();
        Assert.Equal(("error", "LIMIT_STREAMS"), (refused.GetProperty("type").GetString(), refused.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString()));
        await socket.SubscribeAsync("query", "{ __typename }");
        Assert.Equal("next", (await socket.NextAsync()).GetProperty("type").GetString());
        var elsewhere = await host.SendAsync(From(Post(Changes, "text/event-stream"), "192.0.2.7"));
        Assert.Equal((429, "LIMIT_STREAMS"), (elsewhere.Status, elsewhere.Code));
        await socket.DisposeAsync();
        await FreeAsync(host, "192.0.2.7");
    }

    [Fact]
    public async Task Request_OfEachCaller_IsCountedByItself()
    {
        await using var host = await GatewayHost.StartAsync(options => options.RequestsPerSecond = 1);
        string token = host.Callers.Add(Role.Member, "cote-dor");

        // Neighbours in one network of IPv6 are one caller; so is whoever is signed in, wherever the requests come from.
        Assert.Equal(5, await AnsweredAsync(host, null, i => $"2001:db8:0:1::{i + 1}"));
        Assert.Equal(5, await AnsweredAsync(host, null, _ => "2001:db8:0:2::1"));
        Assert.Equal(5, await AnsweredAsync(host, null, _ => "192.0.2.7"));
        Assert.Equal(5, await AnsweredAsync(host, token, i => $"198.51.100.{i + 1}"));
        Assert.Equal(0, await AnsweredAsync(host, null, _ => "2001:db8:0:1:ffff::"));
    }

    [Fact]
    public async Task Request_WhereThereIsNoLimit_IsAnswered()
    {
        await using var host = await GatewayHost.StartAsync(options => options.RequestsPerSecond = 0);

        for (int i = 0; i < 1_100; i++) Assert.Equal(200, (await host.AskAsync("{ suggest(text: \"a\") { __typename } }")).Status);
    }

    [Fact]
    public async Task PassChecks_FiftyUnderOtherNames_AreRefusedAndNoneIsMade()
    {
        await using var host = await GatewayHost.StartAsync();
        var centre = await host.Seed.OpenAsync("cote-dor", "7", new ListingContent { Name = "Le Lieu" });
        await host.CatchUpAsync();

        var answer = await host.AskAsync(Checks(centre, 50), token: host.Callers.Add(Role.Member, "cote-dor"));

        Assert.Equal((400, "LIMIT_ALIASES", false), (answer.Status, answer.Code, answer.HasData));
        Assert.Null(host.Grains.DoorOf(centre).Pass);
    }

    [Fact]
    public async Task PassChecks_AsManyAsAQueryMayHaveEachTime_AreLimitedPerField()
    {
        await using var host = await GatewayHost.StartAsync();
        var centre = await host.Seed.OpenAsync("cote-dor", "7", new ListingContent { Name = "Le Lieu" });
        await host.CatchUpAsync();
        string token = host.Callers.Add(Role.Member, "cote-dor");

        // 250 points at once are 25 checks: fifteen in one request, ten more in others, and no more.
        Assert.Equal(200, (await host.AskAsync(Checks(centre, 15), token: token)).Status);
        var refused = await host.AskAsync(Checks(centre, 15), token: token);
        for (int i = 0; i < 10; i++) Assert.Equal(200, (await host.AskAsync(Checks(centre, 1), token: token)).Status);
        var last = await host.AskAsync(Checks(centre, 1), token: token);
        host.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((429, "RATE_LIMITED", false), (refused.Status, refused.Code, refused.HasData));
        Assert.Equal((429, "RATE_LIMITED"), (last.Status, last.Code));
        Assert.Equal(200, (await host.AskAsync("{ __typename }", token: token)).Status);
        Assert.Equal(200, (await host.AskAsync(Checks(centre, 5), token: token)).Status);
        Assert.Equal(429, (await host.AskAsync(Checks(centre, 1), token: token)).Status);
    }

    [Fact]
    public async Task Operation_OverASocket_CountsAsARequest()
    {
        await using var host = await GatewayHost.StartAsync(options => options.RequestsPerSecond = 1);
        await using var socket = await host.ConnectAsync();
        await socket.InitAsync();

        var told = new List<string>();
        for (int i = 0; i < 6; i++)
        {
            await socket.SubscribeAsync($"{i}", "{ __typename }");
            var message = await socket.NextAsync();
            told.Add(message.GetProperty("type").GetString()!);
            if (told[^1] == "next") await socket.NextAsync();
            else Assert.Equal("RATE_LIMITED", message.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString());
        }

        // The connection itself was the first.
        Assert.Equal(["next", "next", "next", "next", "error", "error"], told);
    }

    [Fact]
    public async Task Stream_MoreThanACallerMayHaveOpen_Is429UntilOneIsClosed()
    {
        await using var host = await GatewayHost.StartAsync(options => options.OpenStreams = 2);
        var first = await FollowAsync(host, "192.0.2.7");
        await using var socket = await host.ConnectAsync(address: "192.0.2.7");

        var refused = await host.SendAsync(From(Post(Changes, "text/event-stream"), "192.0.2.7"));
        var refusedSocket = await Assert.ThrowsAsync<InvalidOperationException>(() => host.ConnectAsync(address: "192.0.2.7"));
        using var other = await FollowAsync(host, "192.0.2.8");
        first.Dispose();

        Assert.Equal((429, "LIMIT_STREAMS"), (refused.Status, refused.Code));
        Assert.Contains("429", refusedSocket.Message, StringComparison.Ordinal);
        // The place is free when the host has noticed that the reader is gone.
        await FreeAsync(host, "192.0.2.7");
    }

    [Fact]
    public async Task Stream_WithoutAPlace_IsNotBegun()
    {
        await using var host = await GatewayHost.StartAsync(options => options.OpenStreams = 1);
        const string Wrong = "subscription { centreChanged(after: \"rubbish\") { cursor } }";

        // One that cannot be begun keeps no place.
        for (int i = 0; i < 2; i++)
        {
            using var refused = await EventReader.OpenAsync(host, From(Post(Wrong), "192.0.2.7"));
            Assert.Contains("BAD_INPUT", await ToldAsync(refused), StringComparison.Ordinal);
        }

        using var events = await FollowAsync(host, "192.0.2.7");

        Assert.Equal("LIMIT_STREAMS", (await host.SendAsync(From(Post(Wrong, "text/event-stream"), "192.0.2.7"))).Code);
    }

    [Fact]
    public async Task Stream_ThatReplaysThePast_KeepsToItsPace()
    {
        await using var host = await GatewayHost.StartAsync(options => options.RequestsPerSecond = 1);
        for (int i = 0; i < 17; i++) await host.Seed.OpenAsync("cote-dor", $"{i}", new ListingContent { Name = $"Centre {i}" });
        await host.CatchUpAsync();
        using var events = await EventReader.OpenAsync(host, Post($"subscription {{ centreChanged(after: \"{FeedCursor.Start}\") {{ centre {{ name }} }} }}", "text/event-stream"));

        // Three a second, fifteen at once.
        for (int i = 0; i < 15; i++) await ToldAsync(events);
        var began = host.Clock.GetUtcNow();
        var rest = TwoMoreAsync();
        while (!rest.IsCompleted)
        {
            host.Clock.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Yield();
        }

        await rest;
        Assert.True(host.Clock.GetUtcNow() - began >= TimeSpan.FromSeconds(0.66), $"{host.Clock.GetUtcNow() - began}");

        async Task TwoMoreAsync()
        {
            await ToldAsync(events);
            await ToldAsync(events);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stream_OfSomebodyWhoseRoleWasTakenAway_TellsNothingMoreAfterAMinute(bool overSocket)
    {
        await using var host = await GatewayHost.StartAsync();
        var caller = new Caller("somebody", [new RoleGrant(Role.Operator)], TokenScopes.All);
        string token = host.Callers.Add(caller);

        await TellAsync(host, token, overSocket, meanwhile: () => host.Callers.Change(token, new Caller("somebody", [], TokenScopes.All)), expectsEnd: true);
    }

    [Fact]
    public async Task Stream_OfSomebodyWhoKeptTheRole_GoesOn()
    {
        await using var host = await GatewayHost.StartAsync();
        string token = host.Callers.Add(new Caller("somebody", [new RoleGrant(Role.Operator)], TokenScopes.All));

        // Read anew, an equal caller is another object.
        await TellAsync(host, token, overSocket: false, meanwhile: () => host.Callers.Change(token, new Caller("somebody", [new RoleGrant(Role.Operator)], TokenScopes.All)), expectsEnd: false);
    }

    [Fact]
    public async Task Stream_WithTheOperatorTokenFromElsewhere_EndsOnceAnOperatorHasAnAccount()
    {
        var operators = new Operators();
        await using var host = await GatewayHost.StartAsync(extend: services => services.AddSingleton<IOperators>(operators));

        await TellAsync(host, host.Token, overSocket: false, meanwhile: () => operators.Any = true, expectsEnd: true, address: "192.0.2.7");
    }

    /// <summary>Follows changes, has one told, waits a minute, and has another happen.</summary>
    private static async Task TellAsync(GatewayHost host, string token, bool overSocket, Action meanwhile, bool expectsEnd, string? address = null)
    {
        string query = $"subscription {{ centreChanged(after: \"{FeedCursor.Start}\") {{ centre {{ name }} }} }}";
        await using var socket = await host.ConnectAsync(address: address);
        await socket.InitAsync(token);
        using var events = overSocket ? null : await EventReader.OpenAsync(host, With(From(Post(query, "text/event-stream"), address), token));
        if (overSocket) await socket.SubscribeAsync("a", query);
        await host.Seed.OpenAsync("cote-dor", "1", new ListingContent { Name = "First" });
        Assert.Contains("First", await NextAsync(), StringComparison.Ordinal);

        meanwhile();
        host.Clock.Advance(TimeSpan.FromSeconds(61));
        await host.Seed.OpenAsync("cote-dor", "2", new ListingContent { Name = "Second" });

        Assert.Contains(expectsEnd ? "UNAUTHENTICATED" : "Second", await NextAsync(), StringComparison.Ordinal);

        async Task<string> NextAsync() => events is null ? (await socket.NextAsync()).ToString() : await ToldAsync(events);
    }

    private static async Task<string> ToldAsync(EventReader events)
    {
        var told = await events.NextAsync();
        while (told?.Kind == ":") told = await events.NextAsync();
        Assert.Equal("next", told?.Kind);
        return told?.Data.ToString() ?? "";
    }

    private static async Task<EventReader> FollowAsync(GatewayHost host, string address)
    {
        var events = await EventReader.OpenAsync(host, From(Post(Changes), address));
        Assert.Equal(":", (await events.NextAsync())?.Kind);
        return events;
    }

    private static async Task FreeAsync(GatewayHost host, string address)
    {
        while (true)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            using var events = await EventReader.OpenAsync(host, From(Post(Changes), address));
            if (events.Response.IsSuccessStatusCode) return;
            await Task.Yield();
        }
    }

    private static async Task<int> AnsweredAsync(GatewayHost host, string? token, Func<int, string> address)
    {
        int answered = 0;
        for (int i = 0; i < 8; i++)
        {
            var request = From(Post("{ __typename }"), address(i));
            if ((await host.SendAsync(token is null ? request : With(request, token))).Status == 200) answered++;
        }

        return answered;
    }

    private static string Checks(CentreId centre, int count) =>
        $"mutation {{ {string.Concat(Enumerable.Range(0, count).Select(i => $"a{i}: presentPass(centre: \"{GlobalId.Of(centre)}\", pass: \"x\") {{ __typename }} "))} }}";

    private static HttpRequestMessage Post(string query, string? accept = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        if (accept is not null) request.Headers.Accept.ParseAdd(accept);
        return request;
    }

    private static HttpRequestMessage From(HttpRequestMessage request, string? address)
    {
        if (address is not null) request.Headers.Add(GatewayHost.AddressHeader, address);
        return request;
    }

    private static HttpRequestMessage With(HttpRequestMessage request, string token)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private sealed class BrokenSource : ICallerSource
    {
        public ValueTask<Caller?> ReadAsync(HttpContext http) => throw new InvalidOperationException("Nobody can be told from this.");
    }

    private sealed class Operators : IOperators
    {
        public bool Any { get; set; }

        public ValueTask<bool> AnyAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Any);
    }
}
