using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.EndToEnd.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Federation.EndToEnd.Tests.Adapters;

/// <summary>
/// New versions of an adapter are installed into a host that serves and reads: no request fails, nothing grows, and a run that is under way goes to its end with the code that it began with.
/// </summary>
public sealed class HotReloadTests(ITestOutputHelper output) : IDisposable
{
    private const int Callers = 3;

    /// <summary>So many reloads a run that waits for its source stays under way.</summary>
    private const int Overlap = 2;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task Install_ThreeVersionsIntoAHostAtWork_DisturbsNothing() => ReloadAsync(3);

    [Fact]
    [Trait("Category", "Long")]
    public Task Install_FiftyVersionsIntoAHostAtWork_DisturbsNothing() => ReloadAsync(50);

    private async Task ReloadAsync(int times)
    {
        var visitor = new Visitor(_folder);
        await visitor.TrustAsync();
        await visitor.InstallAsync("1.0.0");
        await using var source = await LoopbackServer.StartAsync();
        source.Serve("/gate/0", "text/plain", "go on");
        source.Serve("/gate/1", "text/plain", "go on");
        await using var host = await ServingHost.StartAsync(_folder.Data, _folder.Write("networks.json", Networks(source.UrlOf("/gate"))), options: ["--requests-per-second", "0"]);
        using var load = new Load(host, Callers);

        var (asked, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        source.Serve("/gate/1", async http =>
        {
            asked.TrySetResult();
            await goOn.Task;
            await http.Response.WriteAsync("go on", http.RequestAborted);
        });
        await using var slow = HostProcess.Start(Sync("slow", host));
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);

        Footprint? before = null;
        for (int time = 1; time <= times; time++)
        {
            string version = string.Create(CultureInfo.InvariantCulture, $"1.0.{time}");
            await visitor.InstallAsync(version);
            var run = Runs.Of("guests", (await Command.RunAsync(Sync("guests", host))).Expect(0).Json());
            Assert.Equal($"visitor@{version}", run.GetProperty("adapter").GetString());
            if (time != Overlap) continue;
            before = Footprint.Of(host.Process.Id); // what a first run needs is there
            goOn.SetResult();
        }

        Assert.Equal(0, await slow.ExitAsync(TestContext.Current.CancellationToken));
        using var ended = JsonDocument.Parse(slow.Output.Text);
        Assert.Equal("visitor@1.0.0", Runs.Of("slow", ended.RootElement).GetProperty("adapter").GetString());

        var (answered, failed) = await load.EndAsync();
        var after = Footprint.Of(host.Process.Id);
        output.WriteLine($"{times} reloads beside {answered} requests of {Callers} callers, {failed} failed. Before {before}; after {after}");
        Assert.True(answered > times, $"Only {answered} requests were answered.");
        Assert.Equal(0, failed);
        Assert.InRange(after.Files, 0, before!.Files + 10);
        Assert.InRange(after.Threads, 0, before.Threads + 10);
        Assert.InRange(after.Mebibytes, 0, before.Mebibytes + 200);
    }

    private string[] Sync(string network, ServingHost host) => ["sync", network, "--url", $"{host.Url}", "--data", _folder.Data, "--json"];

    private static string Networks(string gate) => new JsonArray(
        Network("guests", new JsonObject { ["count"] = 20 }),
        Network("slow", new JsonObject { ["count"] = 10, ["pageSize"] = 5, ["gate"] = gate })).ToJsonString();

    private static JsonObject Network(string id, JsonObject config) => new() { ["id"] = id, ["name"] = id, ["adapter"] = Visitor.Id, ["config"] = config };

    /// <summary>What a process holds.</summary>
    private sealed record Footprint(int Files, int Threads, long Mebibytes)
    {
        public static Footprint Of(int process) => new(
            Directory.GetFileSystemEntries($"/proc/{process}/fd").Length,
            Directory.GetDirectories($"/proc/{process}/task").Length,
            long.Parse(File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024);
    }

    /// <summary>Callers that ask without a pause until they are told to end.</summary>
    private sealed class Load : IDisposable
    {
        private readonly CancellationTokenSource _end = new();
        private readonly Task<(int Answered, int Failed)>[] _callers;

        public Load(ServingHost host, int callers) => _callers = [.. Enumerable.Range(0, callers).Select(_ => Task.Run(() => AskAsync(host)))];

        public async Task<(int Answered, int Failed)> EndAsync()
        {
            await _end.CancelAsync();
            var counts = await Task.WhenAll(_callers);
            return (counts.Sum(count => count.Answered), counts.Sum(count => count.Failed));
        }

        public void Dispose() => _end.Dispose();

        private async Task<(int Answered, int Failed)> AskAsync(ServingHost host)
        {
            int answered = 0, failed = 0;
            using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(10)); // a hundred a second of each, and not all that the host could answer
            while (!_end.IsCancellationRequested)
            {
                try
                {
                    var data = await host.Client.AskAsync("{ networks { id } centres(first: 5) { nodes { name } } }");
                    if (data.GetProperty("networks").GetArrayLength() == 2) answered++;
                    else failed++;
                }
                catch (Exception failure) when (failure is HttpRequestException or InvalidOperationException or JsonException)
                {
                    failed++;
                }

                await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            }

            return (answered, failed);
        }
    }
}
