using System.Globalization;
using System.Text.Json;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Clusters;

/// <summary>
/// Hosts of an earlier release that are replaced one after another by hosts of this one, and back, while people ask all of them. <c>tests/bench/run.sh upgrade</c> builds the earlier release and names its program; without that both are this one, and each host is started anew.
/// </summary>
public sealed class UpgradeTests
{
    private const int Seed = 20121009;
    private const int Hosts = 3;
    private const int People = 6;

    /// <summary>How many calls are answered between one replacement and the next.</summary>
    private const int Calls = 400;

    private static readonly string? Earlier = Environment.GetEnvironmentVariable("FEDERATION_EARLIER_HOST");

    [Fact]
    [Trait("Category", "Long")]
    public async Task Hosts_ReplacedOneAfterAnother_AndBack_LoseNothing()
    {
        await using var cluster = await HostCluster.StartAsync(Hosts, await PostgresServer.StartAsync(), program: Earlier);
        var (centres, networks) = await HostFaultTests.PrepareAsync(cluster);
        using var client = new HistoryClient(cluster, centres, networks, People, Seed);
        using var end = new CancellationTokenSource();
        var work = client.WorkAsync(end.Token);
        await client.AnsweredAsync(Calls, gone: -1);

        var steps = new List<(string Step, TimeSpan Begun)>();
        foreach (var (step, program) in ((string, string?)[])[("forth", null), ("back", Earlier)])
        {
            for (int host = 0; host < Hosts; host++)
            {
                steps.Add(($"{step}, host {host}", client.Now));
                await cluster.ReplaceAsync(host, program);
                await client.AnsweredAsync(Calls, gone: -1);
                if (step == "forth") Console.WriteLine($"Releases as host {host} tells them: {await ReleasesAsync(cluster, host)}");
            }
        }

        await end.CancelAsync();
        await work;
        var history = client.History;
        Console.WriteLine($"Seed {Seed}. {HistoryCheck.Told(history)}.");
        foreach (var ((step, begun), until) in steps.Zip(steps.Select(step => step.Begun).Skip(1).Append(client.Now))) Report(history, step, begun, until);

        HistoryCheck.DemandOrderly(history);
        HistoryCheck.DemandLinear(history, await HostFaultTests.StateAsync(cluster, client), isOutOfTouch: _ => false);
        await HostFaultTests.DemandRunsOverAsync(cluster, history);
        Assert.Empty((await cluster.CommandAsync("store", "check", "--json")).Expect(0).Json().GetProperty("problems").EnumerateArray());
    }

    /// <summary>After each step hosts of both releases were asked, and every one of them set something.</summary>
    private static void Report(IReadOnlyList<Operation> history, string step, TimeSpan begun, TimeSpan until)
    {
        Operation[] during = [.. history.Where(operation => operation.Begun >= begun && operation.Begun < until)];
        var unanswered = during.Where(operation => operation.Result == Operation.Unavailable).GroupBy(operation => operation.Host).OrderBy(host => host.Key);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {step} | {during.Length} calls in {(until - begun).TotalSeconds:0.0} s | longest answer {during.Max(operation => operation.Ended - operation.Begun).TotalSeconds:0.00} s | not answered: {(unanswered.Any() ? string.Join(", ", unanswered.Select(host => $"{host.Count()} by host {host.Key}")) : "none")} |"));
        Assert.Equal(Hosts, during.Where(operation => operation is { What: Operation.Set, Result: Operation.Ok }).Select(operation => operation.Host).Distinct().Count());
    }

    private static async Task<string> ReleasesAsync(HostCluster cluster, int host)
    {
        var answer = await cluster[host].Client.AskAsync("{ operations { cluster { silos { state release } } } }", token: cluster.TokenOf(host));
        var silos = answer.GetProperty("operations").GetProperty("cluster").GetProperty("silos").EnumerateArray().Where(silo => silo.GetProperty("state").GetString() == "ACTIVE");
        return string.Join(", ", silos.Select(silo => silo.GetProperty("release") is { ValueKind: JsonValueKind.String } release ? release.GetString() : "one that does not say").Order(StringComparer.Ordinal));
    }
}
