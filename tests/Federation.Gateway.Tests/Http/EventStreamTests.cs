using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Http;

public sealed class EventStreamTests
{
    private const string Changes = "subscription($after: String, $filter: CentreFilter) { centreChanged(after: $after, filter: $filter) { cursor kind centre { name } } }";

    [Fact]
    public async Task CentreChanged_StoredWhileItIsFollowed_IsToldWithItsCursorAndCanBeAskedForAtOnce()
    {
        await using var host = await GatewayHost.StartAsync();
        using var events = await FollowAsync(host, Changes);

        await host.Seed.OpenAsync("cote-dor", "7", new ListingContent { Name = "Le Lieu" });
        var told = await NextAsync(events);

        Assert.Equal("Le Lieu", Name(told.Data));
        Assert.Equal(told.Id, told.Data.GetProperty("data").GetProperty("centreChanged").GetProperty("cursor").GetString());
        Assert.Equal(1, (await host.AskAsync("{ centres { totalCount } }")).Data.GetProperty("centres").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task CentreChanged_AfterACursor_GoesOnRightBehindIt()
    {
        await using var host = await GatewayHost.StartAsync();
        foreach (string name in (string[])["One", "Two", "Three"]) await host.Seed.OpenAsync("cote-dor", name, new ListingContent { Name = name });
        using var whole = await FollowAsync(host, Changes, new { after = FeedCursor.Start.ToString() });
        var first = await NextAsync(whole);

        using var rest = await FollowAsync(host, Changes, new { after = first.Id });
        using var returned = await FollowAsync(host, Changes, new { after = "what the page was opened with" }, request => request.Headers.Add("Last-Event-ID", first.Id));

        Assert.Equal(["One", "Two", "Three"], [Name(first.Data), Name((await NextAsync(whole)).Data), Name((await NextAsync(whole)).Data)]);
        Assert.Equal(["Two", "Three"], [Name((await NextAsync(rest)).Data), Name((await NextAsync(rest)).Data)]);
        Assert.Equal(["Two", "Three"], [Name((await NextAsync(returned)).Data), Name((await NextAsync(returned)).Data)]);
    }

    [Fact]
    public async Task CentreChanged_WithAFilter_TellsOfCentresThatItFinds()
    {
        await using var host = await GatewayHost.StartAsync();
        using var events = await FollowAsync(host, Changes, new { filter = new { networks = new[] { "elsewhere" } } });

        await host.Seed.OpenAsync("cote-dor", "1", new ListingContent { Name = "Here" });
        await host.Seed.OpenAsync("elsewhere", "2", new ListingContent { Name = "There" });

        Assert.Equal("There", Name((await NextAsync(events)).Data));
    }

    [Theory]
    [InlineData("subscription { centreChanged(after: \"rubbish\") { cursor } }", "BAD_INPUT")]
    [InlineData("subscription { centreChanged(after: \"fAAAAAAAAA-g\") { cursor } }", "BAD_INPUT")]
    [InlineData("subscription { centreChanged(filter: { services: [\"teleport\"] }) { cursor } }", "BAD_INPUT")]
    [InlineData("subscription { syncProgress(network: \"nowhere\") { key } }", "BAD_INPUT")]
    [InlineData("subscription { centreChanged { cursor } syncProgress { key } }", "VALIDATION_FAILED")]
    [InlineData("subscription { centreChanged @skip(if: true) { cursor } }", "BAD_INPUT")]
    [InlineData("subscription { centreChanged { nothing } }", "VALIDATION_FAILED")]
    public async Task Subscription_ThatCannotBegin_IsToldAndOver(string query, string code)
    {
        await using var host = await GatewayHost.StartAsync();
        using var events = await FollowAsync(host, query);

        Assert.Equal(code, Code((await NextAsync(events)).Data));
        Assert.Equal("complete", (await events.NextAsync())?.Kind);
        Assert.Null(await events.NextAsync());
    }

    [Fact]
    public async Task Query_AskedAsEvents_IsOneEventAndTheEnd()
    {
        await using var host = await GatewayHost.StartAsync();
        using var events = await FollowAsync(host, "{ __typename }");

        Assert.Equal("Query", (await NextAsync(events)).Data.GetProperty("data").GetProperty("__typename").GetString());
        Assert.Equal("complete", (await events.NextAsync())?.Kind);
    }

    [Fact]
    public async Task Subscription_AskedAsJson_IsRefused()
    {
        await using var host = await GatewayHost.StartAsync();

        Assert.Equal((406, "NOT_ACCEPTABLE"), (await host.AskAsync(Changes) is var answer ? (answer.Status, answer.Code) : default));
    }

    [Theory]
    [InlineData("GET", "mutation { startRun(network: \"a\") { __typename } }", 405)]
    [InlineData("POST", "{ a(b: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]) }", 400)]
    public async Task Request_RefusedBeforeItIsLookedAt_HasItsStatus(string method, string query, int status)
    {
        await using var host = await GatewayHost.StartAsync();
        using var request = method == "GET"
            ? new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString(query)}")
            : new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        using var events = await EventReader.OpenAsync(host, request);

        Assert.Equal(status, (int)events.Response.StatusCode);
    }

    [Fact]
    public async Task Stream_ThatIsSilent_IsKeptAlive()
    {
        await using var host = await GatewayHost.StartAsync();
        using var events = await FollowAsync(host, Changes);

        var next = events.NextAsync();
        while (!next.IsCompleted)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(12));
            await Task.Yield();
        }

        Assert.Equal(":", (await next)?.Kind);
    }

    [Fact]
    public async Task Stream_WhenItsTokenExpires_SaysSoAndEnds()
    {
        await using var host = await GatewayHost.StartAsync();
        string token = host.Callers.Add(new Caller("somebody", [], TokenScopes.All).Until(GatewayHost.Now.AddMinutes(15)));
        using var events = await FollowAsync(host, Changes, null, request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token));

        host.Clock.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal("UNAUTHENTICATED", Code((await NextAsync(events)).Data));
        Assert.Equal("complete", (await events.NextAsync())?.Kind);
    }

    [Fact]
    public async Task Stream_WhenTheStoreFails_SaysSoWithoutWhatItWas()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.CatchUpAsync();
        using var events = await FollowAsync(host, Changes, new { after = FeedCursor.Start.ToString() });

        host.Store.Broken = new StoreUnavailableException("store.file", "/data/directory.db is gone");
        await host.Seed.OpenAsync("cote-dor", "7", new ListingContent { Name = "Le Lieu" });
        var told = await NextAsync(events);

        Assert.Equal("STORE_UNAVAILABLE", Code(told.Data));
        Assert.DoesNotContain("/data", told.Data.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_WhenTheHostStops_EndsWithoutSayingThatItIsComplete()
    {
        await using var host = await GatewayHost.StartAsync();
        using var events = await FollowAsync(host, Changes);

        host.Stop();

        Assert.Null(await events.NextAsync());
    }

    [Fact]
    public async Task SyncProgress_OfARunUnderWay_TellsHowItStandsAndThenEveryPage()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("cote-dor"));
        var run = Seed.RunOf("cote-dor", Seed.Run, GatewayHost.Now, RunStatus.Running);
        await host.Seed.AddAsync(run);
        using var events = await FollowAsync(host, "subscription { syncProgress(network: \"cote-dor\") { key status counts { pages } } }");
        var first = await NextAsync(events);

        await host.Seed.StoreAsync(run with { Counts = run.Counts with { Pages = 1 } }, version: 1);
        host.Services.GetRequiredService<RunNews>().Tell(run);
        var page = await NextAsync(events);
        await host.Seed.StoreAsync(run with { Status = RunStatus.Completed, Counts = run.Counts with { Pages = 1 } }, version: 2);
        host.Services.GetRequiredService<RunNews>().Tell(run);
        var end = await NextAsync(events);

        Assert.Equal(["RUNNING 0", "RUNNING 1", "COMPLETED 1"], [Progress(first.Data), Progress(page.Data), Progress(end.Data)]);
    }

    /// <summary>Opens a stream and waits until it has begun: from there on nothing is missed.</summary>
    private static async Task<EventReader> FollowAsync(GatewayHost host, string query, object? variables = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        change?.Invoke(request);
        var events = await EventReader.OpenAsync(host, request);
        Assert.Equal("text/event-stream", events.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(":", (await events.NextAsync())?.Kind);
        return events;
    }

    private static async Task<(string? Id, JsonElement Data)> NextAsync(EventReader events)
    {
        var told = await events.NextAsync();
        while (told?.Kind == ":") told = await events.NextAsync();
        Assert.Equal("next", told?.Kind);
        return (told?.Id, told?.Data ?? default);
    }

    private static string? Name(JsonElement result) => result.GetProperty("data").GetProperty("centreChanged").GetProperty("centre").GetProperty("name").GetString();

    private static string? Code(JsonElement result) => result.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    private static string Progress(JsonElement result) =>
        result.GetProperty("data").GetProperty("syncProgress") is var run ? $"{run.GetProperty("status").GetString()} {run.GetProperty("counts").GetProperty("pages").GetInt32()}" : "";
}
