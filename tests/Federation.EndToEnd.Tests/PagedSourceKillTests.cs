using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Federation.EndToEnd.Tests.Support;
using Federation.TestAssets;
using Microsoft.AspNetCore.Http;

namespace Federation.EndToEnd.Tests;

/// <summary>
/// SIGKILL while a source of fifty pages is asked for one of them: the next sync asks for that page and those behind it, and makes the same directory as if nothing had happened.
/// </summary>
public sealed class PagedSourceKillTests(ITestOutputHelper output)
{
    private const int Pages = 50;
    private const int PageSize = 4;

    /// <summary>Rounds wait for the disk and for their silos more than for a processor.</summary>
    private const int AtATime = 3;

    [Fact]
    public Task Sync_KilledAtSomePagesAndRepeated_GoesOnThereAndMakesTheSameDirectory() => KillAtAsync([1, 17, Pages - 1]);

    [Fact]
    [Trait("Category", "Long")]
    public Task Sync_KilledAtEveryPageAndRepeated_GoesOnThereAndMakesTheSameDirectory() => KillAtAsync([.. Enumerable.Range(0, Pages)]);

    private async Task KillAtAsync(int[] pages)
    {
        using var folder = new TestFolder();
        string program = HostileHost.Make(Repository.Host, Repository.TestAdapters, folder.PathOf("host"));
        await using var server = await LoopbackServer.StartAsync();
        var asked = new ConcurrentDictionary<string, ConcurrentQueue<int>>();
        foreach (int round in (int[])[-1, .. pages])
        {
            for (int page = 0; page < Pages; page++)
            {
                int number = page;
                server.Serve($"/{round}/{page}", http =>
                {
                    asked.GetOrAdd($"{round}", _ => []).Enqueue(number);
                    return http.Response.WriteAsync("go on", http.RequestAborted);
                });
            }
        }

        string undisturbed = await UndisturbedAsync(program, folder, server);
        output.WriteLine($"An undisturbed run makes {undisturbed}");
        await Parallel.ForEachAsync(pages, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = TestContext.Current.CancellationToken }, async (page, cancel) =>
        {
            string data = folder.PathOf($"data-{page}"), networks = Networks(folder, server, page);
            var held = server.Hold($"/{page}/{page}");
            await using (var sync = HostProcess.Start(Arguments(data, networks), program: program))
            {
                await held.WaitAsync(cancel);

                // A page is asked for while the one before it is still being stored.
                await Condition.HoldsAsync(async () => await StoredPagesAsync(program, data) == page, $"The run never stored {page} pages.");
                sync.Kill();
                await sync.ExitAsync(cancel);
            }

            server.Release($"/{page}/{page}");
            Assert.Equal(Enumerable.Range(0, page), asked.GetValueOrDefault($"{page}") ?? []);
            var run = Assert.Single((await Command.RunProgramAsync(program, Arguments(data, networks))).Expect(0).Json().EnumerateArray());

            Assert.Equal(page, run.GetProperty("pagesBefore").GetInt32());
            Assert.Equal(Enumerable.Range(0, Pages), asked[$"{page}"]);
            await Store.DemandSoundAsync(data);
            Assert.Equal(undisturbed, await Store.HashAsync(data));
        });
    }

    private static async Task<string> UndisturbedAsync(string program, TestFolder folder, LoopbackServer server)
    {
        string data = folder.PathOf("data-undisturbed");
        (await Command.RunProgramAsync(program, Arguments(data, Networks(folder, server, -1)))).Expect(0);
        return await Store.HashAsync(data);
    }

    private static async Task<int> StoredPagesAsync(string program, string data)
    {
        var networks = (await Command.RunProgramAsync(program, "network", "list", "--data", data, "--json")).Expect(0).Json();
        return networks[0].GetProperty("lastRun").GetProperty("counts").GetProperty("pages").GetInt32();
    }

    private static string Networks(TestFolder folder, LoopbackServer server, int round)
    {
        var network = new JsonObject
        {
            ["id"] = "paged",
            ["name"] = "Paged",
            ["adapter"] = HostileHost.Adapter,
            ["config"] = new JsonObject { ["count"] = Pages * PageSize, ["pageSize"] = PageSize, ["gate"] = server.UrlOf($"/{round}") },
        };
        string file = folder.PathOf($"networks-{round}.json");
        File.WriteAllText(file, new JsonArray(network).ToJsonString());
        return file;
    }

    private static string[] Arguments(string data, string networks) => ["sync", "--data", data, "--networks", networks, "--json", "--allow-uncaged"];
}
