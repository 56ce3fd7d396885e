using Federation.Gateway.GraphQL.Http;
using Federation.Gateway.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Federation.Gateway.Tests.Http;

/// <summary>A host that is far behind with what it is asked says so at once.</summary>
public sealed class HostLoadTests
{
    private const string Add = "mutation($input: AddNetworkInput!) { addNetwork(input: $input) { __typename } }";

    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);

    private TimeSpan _behind;

    [Fact]
    public async Task Query_WhereTheHostIsFarBehind_IsRefusedUntilItIsNot()
    {
        await using var host = await StartAsync();
        _behind = Most + TimeSpan.FromTicks(1);

        using var refused = await host.Http.GetAsync("graphql?query={networks{key}}", TestContext.Current.CancellationToken);
        Assert.Equal((503, "1"), ((int)refused.StatusCode, refused.Headers.RetryAfter?.ToString()));
        var answer = await host.AskAsync("{ networks { key } }");
        Assert.Equal((503, "HOST_BUSY", false), (answer.Status, answer.Code, answer.HasData));

        _behind = Most;
        Assert.False((await host.AskAsync("{ networks { key } }")).HasErrors);
    }

    [Fact]
    public async Task Mutation_HoweverFarBehind_IsDone()
    {
        await using var host = await StartAsync();
        _behind = TimeSpan.FromMinutes(1);

        var answer = await host.AskAsync(Add, new { input = new { id = "a", name = "A", adapter = "tiers-lieux", config = """{ "source": "https://example.org/a.csv" }""" } }, host.Token);

        Assert.Equal("NetworkAdded", answer.Data.GetProperty("addNetwork").GetProperty("__typename").GetString());
    }

    private Task<GatewayHost> StartAsync() => GatewayHost.StartAsync(
        options => options.MostBehind = Most,
        extend: services => services.AddSingleton(provider => new HostLoad(() => _behind, provider.GetRequiredService<IOptions<GatewayOptions>>())));
}
