using System.Globalization;
using System.Net.Http.Json;
using Federation.Gateway.GraphQL.Http.Rates;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Http;

/// <summary>What it costs to refuse an attack, of the whole process and over a real connection; nothing else runs meanwhile. The figures go to the log.</summary>
[Collection(Name)]
public sealed class RefusalCostTests
{
    public const string Name = "alone";

    /// <summary>The best of them counts: what else the process does in the background is in every measurement, and never less than nothing.</summary>
    private const int Tries = 7;

    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task EveryAttack_IsRefusedInUnder50MillisecondsOfTheProcessor()
    {
        await using var host = await GatewayHost.StartAsync(options => options.RequestsPerSecond = 0, kestrel: true);
        await host.AskAsync("{ centres { totalCount } }");
        var lines = new List<string> { "| attack | answered | ms of the processor |" };
        foreach (var row in LimitTests.Attacks)
        {
            var (name, query, code) = row.Data;
            var best = TimeSpan.MaxValue;
            for (int i = 0; i < Tries; i++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
                await request.Content.LoadIntoBufferAsync(TestContext.Current.CancellationToken);
                var before = Environment.CpuUsage.TotalTime;
                var answer = await host.SendAsync(request);
                var taken = Environment.CpuUsage.TotalTime - before;
                Assert.Equal(code, answer.Code);
                if (taken < best) best = taken;
            }

            lines.Add(string.Create(CultureInfo.InvariantCulture, $"| {name} | {code} | {best.TotalMilliseconds:0.0} |"));
            Assert.True(best < Most, lines[^1]);
        }

        foreach (string line in lines) Console.WriteLine(line);
    }

    [Fact]
    public void CountingARequest_OfOneOfManyCallers_CostsLessThanAMicrosecond()
    {
        const int Requests = 1_000_000;
        var buckets = new ClientBuckets(new Quota("requests", 1_000, 100_000), TimeProvider.System);
        string[] callers = [.. Enumerable.Range(0, 1_000).Select(i => $"a {i:X8}")];
        var best = TimeSpan.MaxValue;
        for (int i = 0; i < Tries; i++)
        {
            var before = Environment.CpuUsage.TotalTime;
            for (int request = 0; request < Requests; request++) Assert.Null(buckets.TryTake(callers[request % callers.Length], 1));
            var taken = Environment.CpuUsage.TotalTime - before;
            if (taken < best) best = taken;
        }

        Console.WriteLine("| counting a request | ns of the processor |");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| of one of {callers.Length} callers | {best.TotalNanoseconds / Requests:0} |"));
        Assert.True(best < TimeSpan.FromMicroseconds(Requests), $"{best}");
    }
}

/// <summary>Tests that run when no others do.</summary>
[CollectionDefinition(RefusalCostTests.Name, DisableParallelization = true)]
public sealed class AloneCollection;
