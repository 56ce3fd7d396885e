using Federation.Cluster.Centres;
using Federation.Gateway.GraphQL.Http.Sockets;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Http;

public sealed class SocketTests
{
    private const string Changes = "subscription { centreChanged { cursor centre { name } } }";

    [Fact]
    public async Task Subscription_OverASocket_TellsChangesUntilItIsEnded()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var socket = await host.ConnectAsync();
        await socket.InitAsync();
        await socket.SubscribeAsync("a", "subscription { centreChanged(after: \"f\") { centre { name } } }");

        await host.Seed.OpenAsync("cote-dor", "7", new ListingContent { Name = "Le Lieu" });
        var told = await socket.NextAsync();
        await socket.SendAsync(new { id = "a", type = "complete" });
        await socket.SubscribeAsync("a", "{ __typename }");

        Assert.Equal(("a", "next"), (told.GetProperty("id").GetString(), told.GetProperty("type").GetString()));
        Assert.Equal("Le Lieu", told.GetProperty("payload").GetProperty("data").GetProperty("centreChanged").GetProperty("centre").GetProperty("name").GetString());
        Assert.Equal("Query", (await socket.NextAsync()).GetProperty("payload").GetProperty("data").GetProperty("__typename").GetString());
        Assert.Equal("complete", (await socket.NextAsync()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Mutation_WithTheTokenOfTheInit_IsDone()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var stranger = await host.ConnectAsync();
        await using var socket = await host.ConnectAsync();
        await stranger.InitAsync();
        await socket.InitAsync(host.Token);
        const string start = "mutation { startRun(network: \"nowhere\") { ... on Refusal { code } } }";

        await stranger.SubscribeAsync("a", start);
        await socket.SubscribeAsync("a", start);

        Assert.Contains("UNAUTHENTICATED", (await stranger.NextAsync()).ToString(), StringComparison.Ordinal);
        var done = await socket.NextAsync();
        Assert.Contains("network.unknown", done.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ nothing }", "VALIDATION_FAILED")]
    [InlineData("{ __typename", "SYNTAX_ERROR")]
    [InlineData("{ ...A } fragment A on Query { ...A }", "LIMIT_DEPTH")]
    public async Task Document_ThatIsRefused_IsAnErrorOfItsOwnAndNoMore(string query, string code)
    {
        await using var host = await GatewayHost.StartAsync();
        await using var socket = await host.ConnectAsync();
        await socket.InitAsync();

        await socket.SubscribeAsync("a", query);
        await socket.SubscribeAsync("b", "{ __typename }");

        var all = new[] { await socket.NextAsync(), await socket.NextAsync(), await socket.NextAsync() };
        var refused = Assert.Single(all, message => message.GetProperty("type").GetString() == "error");
        Assert.Equal(("a", code), (refused.GetProperty("id").GetString(), refused.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Ping_AtAnyTime_IsAnswered()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var socket = await host.ConnectAsync();

        await socket.SendAsync(new { type = "ping" });

        Assert.Equal("pong", (await socket.NextAsync()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Connection_WithoutInitFor10Seconds_Is4408()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var late = await host.ConnectAsync();
        await using var inTime = await host.ConnectAsync();
        await late.SendAsync(new { type = "ping" });
        await late.NextAsync();
        await inTime.InitAsync();

        host.Clock.Advance(TimeSpan.FromSeconds(9.9));
        await late.SendAsync(new { type = "ping" });
        await late.NextAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal(4408, await late.CloseAsync());
        await inTime.SendAsync(new { type = "ping" });
        Assert.Equal("pong", (await inTime.NextAsync()).GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("""{"type":"connection_init"}""", 4429)]
    [InlineData("no JSON", 4400)]
    [InlineData("[]", 4400)]
    [InlineData("{}", 4400)]
    [InlineData("""{"type":"start"}""", 4400)]
    [InlineData("""{"type":"subscribe","payload":{"query":"{ __typename }"}}""", 4400)]
    [InlineData("""{"type":"subscribe","id":"","payload":{"query":"{ __typename }"}}""", 4400)]
    [InlineData("""{"type":"subscribe","id":"a"}""", 4400)]
    [InlineData("""{"type":"subscribe","id":"a","payload":{}}""", 4400)]
    [InlineData("""{"type":"subscribe","id":"\ud800","payload":{"query":"{ __typename }"}}""", 4400)]
    [InlineData("""{"type":"complete"}""", 4400)]
    public async Task Message_ThatBreaksTheProtocol_ClosesTheConnection(string message, int code)
    {
        await using var host = await GatewayHost.StartAsync();
        await using var socket = await host.ConnectAsync();
        await socket.InitAsync();

        await socket.SendTextAsync(message);

        Assert.Equal(code, await socket.CloseAsync());
    }

    [Fact]
    public async Task Message_LargerThanABody_Is1009()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var socket = await host.ConnectAsync();
        await socket.InitAsync();

        await socket.SendTextAsync($"{{\"type\":\"ping\",\"payload\":{{\"a\":\"{new string('a', 102_400)}\"}}}}");

        Assert.Equal(1009, await socket.CloseAsync());
    }

    [Fact]
    public async Task Subscribe_BeforeTheInit_Is4401()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var socket = await host.ConnectAsync();

        await socket.SubscribeAsync("a", "{ __typename }");

        Assert.Equal(4401, await socket.CloseAsync());
    }

    [Fact]
    public async Task Subscribe_UnderAnIdInUse_Is4409()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var socket = await host.ConnectAsync();
        await socket.InitAsync();

        await socket.SubscribeAsync("a", Changes);
        await socket.SubscribeAsync("a", Changes);

        Assert.Equal(4409, await socket.CloseAsync());
    }

    [Fact]
    public async Task Subscription_The101stOfAConnection_IsRefusedAlone()
    {
        await using var host = await GatewayHost.StartAsync(options => options.OpenStreams = SocketConnection.MostOperations + 1);
        await using var socket = await host.ConnectAsync();
        await socket.InitAsync();
        for (int i = 0; i < SocketConnection.MostOperations; i++) await socket.SubscribeAsync($"{i}", "subscription { centreChanged(after: \"f\") { kind } }");

        await socket.SubscribeAsync("one more", Changes);
        var refused = await socket.NextAsync();
        await host.Seed.OpenAsync("cote-dor", "7", new ListingContent { Name = "Le Lieu" });
        var told = new HashSet<string?>();
        while (told.Count < SocketConnection.MostOperations) told.Add((await socket.NextAsync()).GetProperty("id").GetString());

        Assert.Equal(("one more", "error", "LIMIT_OPERATIONS"), (refused.GetProperty("id").GetString(), refused.GetProperty("type").GetString(), refused.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString()));
        Assert.DoesNotContain("one more", told);
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("http://localhost:81")]
    [InlineData("null")]
    public async Task Connection_OfAnotherSitesPage_Is403(string origin)
    {
        await using var host = await GatewayHost.StartAsync();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => host.ConnectAsync(origin: origin));

        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connection_OfItsOwnPage_IsTaken()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var socket = await host.ConnectAsync(origin: "http://localhost");

        await socket.InitAsync();
    }

    [Fact]
    public async Task Connection_ThatSpeaksAnotherProtocol_Is4406()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var socket = await host.ConnectAsync("graphql-ws");

        Assert.Equal(4406, await socket.CloseAsync());
    }

    [Fact]
    public async Task Connection_WhenItsTokenExpires_Is4403()
    {
        await using var host = await GatewayHost.StartAsync();
        string token = host.Callers.Add(new Caller("somebody", [], TokenScopes.All).Until(GatewayHost.Now.AddMinutes(15)));
        await using var socket = await host.ConnectAsync();
        await socket.InitAsync(token);
        await socket.SubscribeAsync("a", Changes);

        host.Clock.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal(4403, await socket.CloseAsync());
    }

    [Fact]
    public async Task Connection_WhenTheHostStops_Is1001()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var socket = await host.ConnectAsync();
        await socket.InitAsync();
        await socket.SubscribeAsync("a", Changes);

        host.Stop();

        Assert.Equal(1001, await socket.CloseAsync());
    }
}
