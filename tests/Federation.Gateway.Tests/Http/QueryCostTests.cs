using System.Net.Http.Json;
using Federation.Cluster.Centres;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Http;

public sealed class QueryCostTests
{
    private const string Query = "query A { centres(first: 3) { nodes { ...N } facets { levels { count } } } } query B { __typename } fragment N on Centre { key a: name }";

    [Fact]
    public async Task Cost_WhereItIsAsked_StandsBesideTheAnswer()
    {
        await using var host = await GatewayHost.StartAsync();
        for (int i = 0; i < 5; i++) await host.Seed.OpenAsync("cote-dor", $"{i}", new ListingContent { Name = $"Centre {i}" });
        await host.CatchUpAsync();

        var answer = await AskAsync(host, new { query = Query, operationName = "A", extensions = new { cost = true } });
        var again = await AskAsync(host, new { query = Query, operationName = "A", extensions = new { cost = true } });

        var cost = answer.Body.GetProperty("extensions").GetProperty("cost");
        Assert.Equal((7, 4, 1, 5), (cost.GetProperty("fields").GetInt32(), cost.GetProperty("depth").GetInt32(), cost.GetProperty("aliases").GetInt32(), cost.GetProperty("points").GetInt32()));
        // centres, nodes, facets, levels, three centres with two fields each, and four levels with their counts.
        Assert.InRange(cost.GetProperty("values").GetInt32(), 14, 24);
        Assert.Equal((2_000, 10, 15, 100_000), cost.GetProperty("limits") is var limits ? (limits.GetProperty("fields").GetInt32(), limits.GetProperty("depth").GetInt32(), limits.GetProperty("aliases").GetInt32(), limits.GetProperty("values").GetInt32()) : default);
        Assert.Equal(answer.Body.GetRawText(), again.Body.GetRawText());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"cost\":false}")]
    [InlineData("{\"cost\":\"true\"}")]
    public async Task Cost_WhereItIsNotAsked_IsLeftOut(string extensions)
    {
        await using var host = await GatewayHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent($"{{\"query\":\"{{ __typename }}\",\"extensions\":{extensions}}}", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")) };

        Assert.Equal("""{"data":{"__typename":"Query"}}""", (await host.SendAsync(request)).Body.GetRawText());
    }

    [Fact]
    public async Task Cost_OfARefusedQuery_IsNotTold()
    {
        await using var host = await GatewayHost.StartAsync();

        Assert.False((await AskAsync(host, new { query = "{ nothing }", extensions = new { cost = true } })).Body.TryGetProperty("extensions", out _));
    }

    private static async Task<Answer> AskAsync(GatewayHost host, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(body) };
        return await host.SendAsync(request);
    }
}
