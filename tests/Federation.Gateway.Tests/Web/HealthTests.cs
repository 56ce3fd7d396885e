using Federation.Cluster.Index;
using Federation.Cluster.Operating.Following;
using Federation.Cluster.Operating.Health;
using Federation.Cluster.Storage;
using Federation.Gateway.Tests.Doubles;
using Federation.Gateway.Web.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

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

    [Fact]
    public async Task Live_WhateverTheStoreDoes_IsAlive()
    {
        await using var host = await GatewayHost.StartAsync(prepare: store =>
        {
            store.Broken = new StoreUnavailableException("store.io", "gone");
            return Task.CompletedTask;
        });

        Assert.Equal((200, """{"status":"alive"}"""), await AskAsync(host, "/healthz/live"));
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/healthz/ready")]
    public async Task Ready_StoreFailsLater_IsUnwellUntilItIsWellAgain(string path)
    {
        await using var host = await GatewayHost.StartAsync();
        await ReadyAsync(host);
        Assert.Equal(200, (await AskAsync(host, path)).Status);

        host.Store.Broken = new StoreUnavailableException("store.io", "The disk of somebody answers with an error.");
        Assert.Equal(200, (await AskAsync(host, path)).Status); // an answer counts for a second
        host.Clock.Advance(HostHealth.Lasts);
        Assert.Equal((503, """{"status":"unwell","waitingFor":"store"}"""), await AskAsync(host, path));
        host.Store.Broken = null;
        host.Clock.Advance(HostHealth.Lasts);

        Assert.Equal((200, """{"status":"ready"}"""), await AskAsync(host, path));
    }

    [Fact]
    public async Task Ready_ManyAsk_TheStoreIsAskedOnceASecond()
    {
        await using var host = await GatewayHost.StartAsync();
        await ReadyAsync(host);
        await AskAsync(host);
        int before = host.Store.Reads;

        for (int time = 0; time < 20; time++) Assert.Equal(200, (await AskAsync(host)).Status);

        Assert.Equal(before, host.Store.Reads);
        host.Clock.Advance(HostHealth.Lasts);
        await AskAsync(host);
        Assert.Equal(before + 1, host.Store.Reads);
    }

    [Fact]
    public async Task Ready_StoreHangs_IsUnwellInTimeAndTheStoreIsNotAskedAgain()
    {
        await using var host = await GatewayHost.StartAsync();
        await ReadyAsync(host);
        var held = new TaskCompletionSource();
        (host.Store.Deaf, host.Store.Held) = (true, held.Task);

        var first = AskAsync(host);
        while (!first.IsCompleted)
        {
            host.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        Assert.Equal((503, """{"status":"unwell","waitingFor":"store"}"""), await first);
        host.Clock.Advance(HostHealth.Lasts);
        Assert.Equal(503, (await AskAsync(host)).Status); // at once: nothing moves the clock
        host.Store.Held = null;
        held.SetResult();
    }

    [Fact]
    public async Task Ready_IndexFallsBehind_IsUnwellAfterAMinute()
    {
        await using var host = await GatewayHost.StartAsync();
        await ReadyAsync(host);
        await host.Services.GetRequiredService<CentreIndex>().StopAsync(TestContext.Current.CancellationToken); // it follows no more
        await host.Store.CommitAsync(new StoreBatch { PartitionKey = "p", Events = [new EventWrite(new StateKey(RowKinds.Network, "n"), "{}"u8.ToArray())] }, TestContext.Current.CancellationToken);
        await host.Services.GetRequiredService<FeedWatch>().RunAsync(TestContext.Current.CancellationToken);

        host.Clock.Advance(HostHealth.MostLag);
        Assert.Equal(200, (await AskAsync(host)).Status);
        host.Clock.Advance(HostHealth.Lasts);
        Assert.Equal((503, """{"status":"unwell","waitingFor":"lag"}"""), await AskAsync(host));
    }

    [Fact]
    public async Task Ready_HostIsAboutToStop_IsDraining()
    {
        await using var host = await GatewayHost.StartAsync();
        await ReadyAsync(host);

        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.Equal((503, """{"status":"draining","waitingFor":"end"}"""), await AskAsync(host));
        Assert.Equal(200, (await AskAsync(host, "/healthz/live")).Status);
    }

    private static async Task ReadyAsync(GatewayHost host) =>
        await host.Services.GetRequiredService<Readiness>().ExecuteTask!.WaitAsync(TestContext.Current.CancellationToken); // it was started with the host

    private static async Task<(int Status, string Body)> AskAsync(GatewayHost host, string path = "/healthz")
    {
        using var response = await host.Http.GetAsync(path, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
