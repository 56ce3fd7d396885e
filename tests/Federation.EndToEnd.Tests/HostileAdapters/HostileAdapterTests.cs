using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.EndToEnd.Tests.Support;
using Federation.TestAssets;

namespace Federation.EndToEnd.Tests.HostileAdapters;

/// <summary>
/// One directory, and networks whose adapter tries to get out: each attempt fails, is told in its run, and the network beside it gets
/// everything.
/// </summary>
public sealed class HostileAdapterTests
{
    private const string Secret = "sentinel-5f1c2d";
    private const int FoundProblems = 1;

    /// <summary>By the network that tries, what it tries, and what its run says. <c>{data}</c> is the directory's data folder.</summary>
    private static readonly (string Network, string Attempt, string Status, string Code)[] Attempts =
    [
        ("passwords", "read:/etc/passwd", "Failed", "worker.refused"),
        ("passwords-quietly", "read-quietly:/etc/passwd", "Completed", "worker.refused"),
        ("data-folder", "list:{data}", "Failed", "worker.refused"),
        ("operator-token", "read:{data}/operator-token", "Failed", "worker.refused"),
        ("store", "read:{data}/directory.db", "Failed", "worker.refused"),
        ("others-secret", "read:{networks}", "Failed", "worker.refused"),
        ("host-environment", "parent-environment", "Failed", "worker.refused"),
        ("host-memory", "parent-memory", "Failed", "worker.refused"),
        ("write-outside", "write:/tmp/federation-escaped", "Failed", "worker.refused"),
        ("write-data", "write:{data}/escaped", "Failed", "worker.refused"),
        ("socket", "socket", "Failed", "worker.forbidden"),
        ("raw-socket", "socket-natively", "Failed", "worker.forbidden"),
        ("process", "process", "Failed", "worker.forbidden"),
        ("fork", "fork-natively", "Failed", "worker.forbidden"),
        ("become", "become-natively", "Failed", "worker.forbidden"),
        ("kill-host", "kill-parent", "Failed", "worker.forbidden"),
        ("disk", "fill-disk", "Failed", "worker.disk"),
        ("threads", "threads", "Failed", "worker.threads"),
        ("secret", "show-secret", "Completed", "worker.secret-shown"),
    ];

    [Fact]
    public async Task Sync_AdaptersThatTryToGetOut_AreRefusedAndReported()
    {
        using var folder = new TestFolder();
        string program = HostileHost.Make(Repository.Host, Repository.TestAdapters, folder.PathOf("host"));
        string networks = folder.PathOf("networks.json");
        Directory.CreateDirectory(folder.Data);
        folder.Write("data/operator-token", "token-sentinel");
        var entries = Attempts.Select(attempt => Entry(attempt.Network, attempt.Attempt.Replace("{data}", folder.Data, StringComparison.Ordinal).Replace("{networks}", networks, StringComparison.Ordinal)));
        folder.Write("networks.json", new JsonArray([.. entries, Entry("neighbour", attempt: null)]).ToJsonString());

        var sync = (await Command.RunProgramAsync(program, "sync", "--json", "--networks", networks, "--data", folder.Data)).Expect(FoundProblems);

        var runs = sync.Json();
        Assert.All(Attempts, attempt =>
        {
            var run = Runs.Of(attempt.Network, runs);
            Assert.Equal(attempt.Status, run.GetProperty("status").GetString());
            Assert.Contains(attempt.Code, CodesOf(run));
        });
        Assert.Equal(10, RunCounts.Of(Runs.Of("neighbour", runs)).New);
        Assert.False(File.Exists("/tmp/federation-escaped"));
        Assert.False(File.Exists(Path.Combine(folder.Data, "escaped")));
        Assert.DoesNotContain(Secret, sync.ToString(), StringComparison.Ordinal);
        (await Command.RunProgramAsync(program, "store", "check", "--data", folder.Data)).Expect(0);
    }

    private static JsonObject Entry(string network, string? attempt) => new()
    {
        ["id"] = network,
        ["name"] = network,
        ["adapter"] = HostileHost.Adapter,
        ["config"] = new JsonObject { ["fetchEscape"] = attempt, ["apiKey"] = Secret },
    };

    private static IEnumerable<string?> CodesOf(JsonElement run)
    {
        if (run.GetProperty("failure") is { ValueKind: JsonValueKind.Object } failure) yield return failure.GetProperty("code").GetString();
        foreach (var problem in run.GetProperty("problems").EnumerateArray()) yield return problem.GetProperty("code").GetString();
    }
}
