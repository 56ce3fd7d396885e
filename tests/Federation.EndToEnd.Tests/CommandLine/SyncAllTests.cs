using System.Text.Json;
using Federation.EndToEnd.Tests.Feeds;
using Federation.EndToEnd.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Federation.EndToEnd.Tests.CommandLine;

/// <summary>One <c>sync</c> of several networks: they are read side by side, each for itself.</summary>
public sealed class SyncAllTests
{
    private const int FoundProblems = 1;
    private const int Cancelled = 130;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sync_OfTwoNetworks_ReadsOneWhileTheOtherWaitsForItsSource()
    {
        DemandTwoProcessors();
        using var folder = new TestFolder();
        await using var server = await LoopbackServer.StartAsync();
        var held = server.Hold("/one.json");
        var read = Serve(server, "two");
        await using var sync = HostProcess.Start(["sync", "--data", folder.Data, "--networks", Networks(folder, server, "one", "two"), "--json"]);

        await Task.WhenAll(held, read).WaitAsync(Soon, Token);

        sync.Terminate();
        Assert.Equal(Cancelled, await sync.ExitAsync(Token).WaitAsync(Soon, Token));
    }

    [Fact]
    public async Task Sync_OfANetworkThatFails_BringsTheOthersToTheirEndAndTellsInOrder()
    {
        using var folder = new TestFolder();
        await using var server = await LoopbackServer.StartAsync();
        server.Serve("/bad.json", "application/json", "no JSON at all");
        _ = Serve(server, "one");
        _ = Serve(server, "two");

        var ended = (await Command.RunAsync("sync", "--data", folder.Data, "--networks", Networks(folder, server, "two", "bad", "one"), "--json")).Expect(FoundProblems);

        Assert.Equal([("two", "Completed"), ("bad", "Failed"), ("one", "Completed")], ended.Json().EnumerateArray().Select(run => (run.GetProperty("network").GetString(), run.GetProperty("status").GetString())));
    }

    [Fact]
    public async Task Sync_AskedToEndWithinSeveralRuns_CancelsAllAndBeginsNoMore()
    {
        DemandTwoProcessors();
        using var folder = new TestFolder();
        await using var server = await LoopbackServer.StartAsync();
        string[] networks = [.. Enumerable.Range(0, 8).Select(at => $"held-{at}")];
        var asked = networks.Select(network => server.Hold($"/{network}.json")).ToList();
        await using var sync = HostProcess.Start(["sync", "--data", folder.Data, "--networks", Networks(folder, server, networks), "--json"]);
        await Task.WhenAll(asked.Take(2)).WaitAsync(Soon, Token);
        var workers = await ChildProcesses.OfAsync(sync.Id);

        sync.Terminate();

        Assert.Equal(Cancelled, await sync.ExitAsync(Token).WaitAsync(Soon, Token));
        Assert.Equal(("", "Stopped."), (sync.Output.Text, sync.Error.Text));
        await ChildProcesses.GoneAsync(workers);
        var runs = (await Command.RunAsync("network", "list", "--data", folder.Data, "--json")).Expect(0).Json().EnumerateArray().Select(network => network.GetProperty("lastRun")).ToList();
        Assert.All(runs, run => Assert.True(run.ValueKind == JsonValueKind.Null || run.GetProperty("status").GetString() == "Cancelled", $"{run}"));
        Assert.InRange(runs.Count(run => run.ValueKind != JsonValueKind.Null), 2, 4);
    }

    /// <summary>With one, they are read one after another.</summary>
    private static void DemandTwoProcessors() => Assert.SkipWhen(Environment.ProcessorCount < 2, "One processor reads one network at a time.");

    /// <returns>Completes when the network was asked for.</returns>
    private static Task Serve(LoopbackServer server, string network)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Serve($"/{network}.json", async http =>
        {
            asked.TrySetResult();
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(RecordedSpaces.Json(new Space($"https://{network}.example/api", $"The space {network}", 47.3, 5.0)), http.RequestAborted);
        });
        return asked.Task;
    }

    private static string Networks(TestFolder folder, LoopbackServer server, params string[] networks) =>
        folder.WriteNetworks("networks.json", [.. networks.Select(network => new NetworkEntry(network, "spaceapi", server.UrlOf($"/{network}.json")))]);
}
