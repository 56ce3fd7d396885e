using System.Globalization;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Clusters;

/// <summary>How soon what was changed at one host is told by the others: the feed's lag as those see it who ask.</summary>
public sealed class FeedLagTests
{
    private const int Hosts = 3;
    private const int Seed = 20121009;
    private const int Changes = 400;

    /// <summary>People who ask and change other things meanwhile.</summary>
    private const int People = 4;

    private static readonly LabelRegister Label = new();

    /// <summary>Prints how long it took: the time is no promise on a machine of others.</summary>
    [Fact]
    [Trait("Category", "Long")]
    public async Task Change_AtOneHost_IsToldByTheOthers()
    {
        await using var cluster = await HostCluster.StartAsync(Hosts, await PostgresServer.StartAsync());
        var (centres, networks) = await HostFaultTests.PrepareAsync(cluster);
        using var client = new HistoryClient(cluster, [.. centres.Skip(1)], networks, People, Seed);
        using var end = new CancellationTokenSource();
        var work = client.WorkAsync(end.Token);
        var random = new Random(Seed);
        var late = new List<TimeSpan>();

        var now = new Answer(Operation.Ok, 0, 0);
        for (int change = 0; change < Changes; change++)
        {
            int at = change % Hosts;
            var (mutation, input) = Label.Change(centres[0], now, random);
            now = Label.Outcome(await cluster[at].Client.AskAsync(mutation, new { input }, cluster.TokenOf(at)));
            Assert.Equal((Operation.Ok, change + 1), (now.Result, now.Version));
            long confirmed = TimeProvider.System.GetTimestamp();
            late.AddRange(await Task.WhenAll(Enumerable.Range(0, Hosts).Where(host => host != at).Select(host => ToldAsync(cluster, host, centres[0], now, confirmed))));
        }

        await end.CancelAsync();
        await work;
        late.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| told by the others after a confirmation | {late.Count} | median {Share(50):0} ms | p99 {Share(99):0} ms | longest {late[^1].TotalMilliseconds:0} ms | beside {client.History.Count} other calls |"));
        HistoryCheck.DemandOrderly(client.History);

        double Share(int percent) => late[Math.Min(late.Count - 1, late.Count * percent / 100)].TotalMilliseconds;
    }

    /// <returns>How long after the confirmation its answer was there that tells the change.</returns>
    private static async Task<TimeSpan> ToldAsync(HostCluster cluster, int host, string centre, Answer wanted, long confirmed)
    {
        await Condition.HoldsAsync(async () => Label.Told(await cluster[host].Client.AskAsync(Label.Query, new { centre }, cluster.TokenOf(host))) == wanted, $"Host {host} does not tell what was changed.");
        return TimeProvider.System.GetElapsedTime(confirmed);
    }
}
