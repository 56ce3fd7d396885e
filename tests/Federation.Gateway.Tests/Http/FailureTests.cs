using System.Text.Json;
using Federation.Cluster.Storage;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Http;

public sealed class FailureTests
{
    [Fact]
    public async Task Resolver_ThatThrows_IsMaskedAndLoggedUnderItsTraceId()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.CatchUpAsync();
        host.Store.Broken = new InvalidOperationException("the password is sesame");

        var answer = await host.AskAsync("{ networks { key } }");

        Assert.Equal((200, "INTERNAL"), (answer.Status, answer.Code));
        Assert.Equal(JsonValueKind.Null, answer.Body.GetProperty("data").GetProperty("networks").ValueKind);
        Assert.DoesNotContain("sesame", answer.Body.ToString(), StringComparison.Ordinal);
        string traceId = answer.Error.GetProperty("extensions").GetProperty("traceId").GetString()!;
        Assert.Contains(traceId, answer.Message, StringComparison.Ordinal);
        Assert.Contains(host.Log.Lines, line => line.Contains(traceId, StringComparison.Ordinal) && line.Contains("sesame", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Store_ThatDoesNotAnswer_HasACodeOfItsOwn()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.CatchUpAsync();
        host.Store.Broken = new StoreUnavailableException("store.file", "/data/directory.db is gone");

        var answer = await host.AskAsync("{ networks { key } }");

        Assert.Equal("STORE_UNAVAILABLE", answer.Code);
        Assert.DoesNotContain("/data", answer.Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneField_ThatFails_LeavesItsNeighbours()
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.AskAsync("{ centres(first: -1) { totalCount } __typename }");

        Assert.Equal((200, "BAD_INPUT"), (answer.Status, answer.Code));
        Assert.Equal("Query", answer.Body.GetProperty("data").GetProperty("__typename").GetString());
    }
}
