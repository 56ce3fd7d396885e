using System.Text.Json;
using Federation.EndToEnd.Tests.Feeds;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Serving;

/// <summary>A host that ends, by request or by force, at rest or in the middle of a run.</summary>
public sealed class StopTests
{
    private const int Cancelled = 130;
    private const string Page = "/spaces.json";
    private const string RunStates = """{ network(id: "spaces") { runs { status failure { code } } } }""";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Serve_AskedToEndAtRest_EndsWithoutTraces()
    {
        using var folder = new TestFolder();
        await using var host = await ServingHost.StartAsync(folder.Data);

        Assert.Equal(0, await host.StopAsync().WaitAsync(Soon, TestContext.Current.CancellationToken));

        Assert.False(File.Exists(Path.Combine(folder.Data, "host.json")));
        Assert.False(File.Exists(Path.Combine(folder.Data, "directory.db-wal")));
        Assert.DoesNotContain("fail:", host.Process.Error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_AskedToEndWhileItStarts_EndsWithoutTraces()
    {
        using var folder = new TestFolder();
        await using var host = HostProcess.Start(["serve", "--data", folder.Data, "--urls", "http://127.0.0.1:0"]);
        await Condition.HoldsAsync(() => File.Exists(Path.Combine(folder.Data, "host.json")), "The host takes no data folder.");

        host.Terminate();

        Assert.Equal(0, await host.ExitAsync(TestContext.Current.CancellationToken).WaitAsync(Soon, TestContext.Current.CancellationToken));
        Assert.False(File.Exists(Path.Combine(folder.Data, "host.json")));
        Assert.DoesNotContain("fail:", host.Error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sync_AskedToEndWithinARun_CancelsItAndEndsItsWorker()
    {
        using var folder = new TestFolder();
        await using var server = await LoopbackServer.StartAsync();
        var asked = server.Hold(Page);
        await using var sync = HostProcess.Start(["sync", "--data", folder.Data, "--networks", Networks(folder, server), "--json"]);
        await asked.WaitAsync(Soon, TestContext.Current.CancellationToken);
        var workers = await ChildProcesses.OfAsync(sync.Id);

        sync.Terminate();

        Assert.Equal(Cancelled, await sync.ExitAsync(TestContext.Current.CancellationToken).WaitAsync(Soon, TestContext.Current.CancellationToken));
        Assert.Equal(("", "Stopped."), (sync.Output.Text, sync.Error.Text));
        await ChildProcesses.GoneAsync(workers);
        var network = Assert.Single((await Command.RunAsync("network", "list", "--data", folder.Data, "--json")).Expect(0).Json().EnumerateArray());
        Assert.Equal("Cancelled", network.GetProperty("lastRun").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Serve_AskedToEndWithinARun_ClosesItAndEndsItsWorker()
    {
        using var folder = new TestFolder();
        await using var server = await LoopbackServer.StartAsync();
        await using (var host = await InTheMiddleOfARunAsync(folder, server))
        {
            var workers = await ChildProcesses.OfAsync(host.Process.Id);

            int code = await host.StopAsync().WaitAsync(Soon, TestContext.Current.CancellationToken);

            Assert.True(code == 0, $"The exit code is {code}. {host.Process.Error.Text}");
            await ChildProcesses.GoneAsync(workers);
            Assert.DoesNotContain("fail:", host.Process.Error.Text, StringComparison.Ordinal);
        }

        await ExpectGoneOnAsync(folder, server);
    }

    [Fact]
    public async Task Serve_KilledWithinARun_LeavesAFreeFolderAndNoWorker()
    {
        using var folder = new TestFolder();
        await using var server = await LoopbackServer.StartAsync();
        await using (var host = await InTheMiddleOfARunAsync(folder, server))
        {
            var workers = await ChildProcesses.OfAsync(host.Process.Id);

            host.Process.Kill();
            await host.Process.ExitAsync(TestContext.Current.CancellationToken);

            await ChildProcesses.GoneAsync(workers);
        }

        await ExpectGoneOnAsync(folder, server);
    }

    [Fact]
    public async Task Sync_KilledWithinARun_LeavesAFolderThatTheNextHostRemoves()
    {
        using var folder = new TestFolder();
        string temporary = Directory.CreateDirectory(folder.PathOf("tmp")).FullName;
        var environment = new Dictionary<string, string> { ["TMPDIR"] = temporary };
        await using var server = await LoopbackServer.StartAsync();
        var asked = server.Hold(Page);
        await using (var sync = HostProcess.Start(["sync", "--data", folder.Data, "--networks", Networks(folder, server)], environment))
        {
            await asked.WaitAsync(Soon, TestContext.Current.CancellationToken);
            var workers = await ChildProcesses.OfAsync(sync.Id);
            sync.Kill();
            await sync.ExitAsync(TestContext.Current.CancellationToken);
            await ChildProcesses.GoneAsync(workers);
        }

        Assert.Single(Directory.GetDirectories(temporary, "federation-worker-*"));
        (await Command.RunInAsync(null, environment, "adapter", "cage")).Expect(0);

        Assert.Empty(Directory.GetDirectories(temporary, "federation-worker-*"));
    }

    /// <summary>A host whose worker waits for the partner's server.</summary>
    private static async Task<ServingHost> InTheMiddleOfARunAsync(TestFolder folder, LoopbackServer server)
    {
        var asked = server.Hold(Page);
        var host = await ServingHost.ListenAsync(folder.Data, Networks(folder, server));
        await asked.WaitAsync(Soon, TestContext.Current.CancellationToken);
        return host;
    }

    private static string Networks(TestFolder folder, LoopbackServer server) =>
        folder.WriteNetworks("networks.json", new NetworkEntry("spaces", "spaceapi", server.UrlOf(Page)));

    /// <summary>The next start gets the folder, finds the run interrupted, and its own run completes.</summary>
    private static async Task ExpectGoneOnAsync(TestFolder folder, LoopbackServer server)
    {
        server.Serve(Page, "application/json", RecordedSpaces.Json(new Space("https://space.example/api", "A space", 47.3, 5.0)));
        server.Release(Page);
        await using var host = await ServingHost.StartAsync(folder.Data);
        var runs = (await host.Client.AskAsync(RunStates)).GetProperty("network").GetProperty("runs").EnumerateArray().ToList();
        Assert.Equal(["COMPLETED", "INTERRUPTED"], runs.Select(run => run.GetProperty("status").GetString()));
        Assert.Equal(JsonValueKind.Null, runs[0].GetProperty("failure").ValueKind);
        Assert.Equal("run.interrupted", runs[1].GetProperty("failure").GetProperty("code").GetString());
    }
}
