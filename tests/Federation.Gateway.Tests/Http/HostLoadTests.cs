using Federation.Gateway.GraphQL.Http;
using Federation.Gateway.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Federation.Gateway.Tests.Http;

/// <summary>A host that is asked for more than it gets done says so at once.</summary>
public sealed class HostLoadTests
{
    private const int Most = 100;

    private const string Add = "mutation($input: AddNetworkInput!) { addNetwork(input: $input) { __typename } }";

    private long _waiting;

    [Fact]
    public async Task Query_WhereMoreWaitsThanMay_IsRefusedUntilThereIsLess()
    {
        await using var host = await StartAsync();
        _waiting = Most + 1;

        using var refused = await host.Http.GetAsync("graphql?query={networks{key}}", TestContext.Current.CancellationToken);
        Assert.Equal((503, "1"), ((int)refused.StatusCode, refused.Headers.RetryAfter?.ToString()));
        var answer = await host.AskAsync("{ networks { key } }");
        Assert.Equal((503, "HOST_BUSY", false), (answer.Status, answer.Code, answer.HasData));

        _waiting = Most;
        Assert.False((await host.AskAsync("{ networks { key } }")).HasErrors);
    }

    [Fact]
    public async Task Mutation_HoweverMuchWaits_IsDone()
    {
        await using var host = await StartAsync();
        _waiting = Most + 1;

        var answer = await host.AskAsync(Add, new { input = new { id = "a", name = "A", adapter = "tiers-lieux", config = """{ "source": "https://example.org/a.csv" }""" } }, host.Token);

        Assert.Equal("NetworkAdded", answer.Data.GetProperty("addNetwork").GetProperty("__typename").GetString());
    }

    private Task<GatewayHost> StartAsync() => GatewayHost.StartAsync(
        options => options.MostWaiting = Most,
        extend: services => services.AddSingleton(provider => new HostLoad(() => _waiting, provider.GetRequiredService<IOptions<GatewayOptions>>())));
}
