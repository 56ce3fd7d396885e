using System.Globalization;
using System.Net.Http.Json;
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
}

/// <summary>Tests that run when no others do.</summary>
[CollectionDefinition(RefusalCostTests.Name, DisableParallelization = true)]
public sealed class AloneCollection;
