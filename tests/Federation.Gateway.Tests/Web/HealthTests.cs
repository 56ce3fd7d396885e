using Federation.Cluster.Storage;
using Federation.Gateway.Tests.Doubles;
using Federation.Gateway.Web.Health;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Web;

public sealed class HealthTests
{
    [Fact]
    public async Task Healthz_WhileTheStoreIsRead_WaitsAndSaysForWhat()
    {
        var held = new TaskCompletionSource();
        await using var host = await GatewayHost.StartAsync(prepare: store =>
        {
            store.Held = held.Task;
            return Task.CompletedTask;
        });

        Assert.Equal((503, """{"status":"starting","waitingFor":"store"}"""), await AskAsync(host));
        host.Store.Held = null;
        held.SetResult();

        await ReadyAsync(host);
        Assert.Equal((200, """{"status":"ready"}"""), await AskAsync(host));
    }

    [Fact]
    public async Task Healthz_StoreUnwellAtTheStart_IsReadyWhenItIsWellAgain()
    {
        await using var host = await GatewayHost.StartAsync(prepare: store =>
        {
            store.Broken = new StoreUnavailableException("store.file", "gone");
            return Task.CompletedTask;
        });
        Assert.Equal(503, (await AskAsync(host)).Status);

        host.Store.Broken = null;
        var ready = ReadyAsync(host);
        while (!ready.IsCompleted)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(200, (await AskAsync(host)).Status);
    }

    private static async Task ReadyAsync(GatewayHost host) =>
        await host.Services.GetRequiredService<Readiness>().ExecuteTask!.WaitAsync(TestContext.Current.CancellationToken); // it was started with the host

    private static async Task<(int Status, string Body)> AskAsync(GatewayHost host)
    {
        using var response = await host.Http.GetAsync("/healthz", TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
