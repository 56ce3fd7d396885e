using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Storage;
using Federation.Gateway.Exports;
using Federation.Gateway.Exports.Formats;
using Federation.Gateway.Tests.Doubles;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Exports;

/// <summary>Exports of many centres: in order, of one version, and given up when nobody reads on.</summary>
public sealed class ExportStreamTests
{
    private const int Many = 1_100;

    [Fact]
    public async Task Centres_ThatChangeWhileTheyAreRead_AreAllOfTheVersionAtTheBeginning()
    {
        await using var host = await GatewayHost.StartAsync(kestrel: true);
        var ids = await OpenManyAsync(host);
        var expected = await ExportReader.LinesAsync(host);
        Assert.Equal(Many, expected.Count);
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        using var response = await host.Http.GetAsync(ExportReader.Address("jsonl"), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var lines = new List<string> { (await reader.ReadLineAsync(TestContext.Current.CancellationToken))! }; // there are many
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Seed.PutAsync(ids[^1], "x", $"{Many - 1}", Described("Aaa, renamed"));
        await host.Seed.RemoveAsync(ids[^2], "x", $"{Many - 2}");
        await host.Seed.MoveAsync(ids[^3], ids[0], "x", $"{Many - 3}");
        await host.Seed.OpenAsync("x", "new", Described("Centre 0500 and a half"));
        await host.CatchUpAsync();
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line) lines.Add(line);

        Assert.Equal(expected.Select(centre => centre.ToString()), lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line).ToString()));
        Assert.Equal(Many - 1, (await ExportReader.LinesAsync(host)).Count);
    }

    [Fact]
    public async Task Centres_OfOneNameToo_AreInOrderOfNameThenKey()
    {
        await using var host = await GatewayHost.StartAsync();
        foreach (string name in (string[])["Écluse", "atelier", "Zoé", "Atelier", "écluse"]) await host.Seed.OpenAsync("x", Guid.NewGuid().ToString("N"), new ListingContent { Name = name });
        await host.CatchUpAsync();

        var lines = await ExportReader.LinesAsync(host, new { text = "" });

        Assert.Equal(["atelier", "atelier", "ecluse", "ecluse", "zoe"], lines.Select(line => line.Text("name").ToLowerInvariant().Replace('é', 'e')));
        foreach (var pair in lines.Take(2).Zip(lines.Skip(1)).Where((_, index) => index == 0)) Assert.True(string.CompareOrdinal(pair.First.Text("key"), pair.Second.Text("key")) < 0);
    }

    [Fact]
    public async Task Client_ThatIsGone_EndsTheWork()
    {
        await using var host = await GatewayHost.StartAsync();
        await OpenManyAsync(host);
        var never = new TaskCompletionSource();
        using var gone = new CancellationTokenSource();
        var http = new DefaultHttpContext { RequestServices = host.Services, RequestAborted = gone.Token };
        http.Response.Body = new HoldingBody(() => host.Store.Held = never.Task);
        var export = host.Services.GetRequiredService<ExportEndpoint>().HandleAsync(http, ExportFormat.All[0]);
        Assert.False(export.IsCompleted);
        Assert.Equal(never.Task, host.Store.Held);

        await gone.CancelAsync();

        await export.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        never.SetResult();
    }

    [Fact]
    public async Task Store_ThatFailsInTheMiddle_BreaksTheAnswerOffInsteadOfEndingIt()
    {
        await using var host = await GatewayHost.StartAsync(kestrel: true);
        await OpenManyAsync(host);

        using var response = await host.Http.GetAsync(ExportReader.Address("jsonl"), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        host.Store.Broken = new StoreUnavailableException(StoreCodes.InputOutput, "gone");

        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains(host.Log.Lines, line => line.Contains("An export broke off", StringComparison.Ordinal));
    }

    /// <summary>More of them than the network holds under way.</summary>
    private static async Task<IReadOnlyList<CentreId>> OpenManyAsync(GatewayHost host)
    {
        var ids = new List<CentreId>();
        for (int centre = 0; centre < Many; centre++) ids.Add(await host.Seed.OpenAsync("x", $"{centre}", Described($"Centre {centre:0000}")));
        await host.CatchUpAsync();
        return ids;
    }

    private static ListingContent Described(string name) => new() { Name = name, Description = new string('a', 20_000) };

    /// <summary>Takes everything, and does something when the first of it has come.</summary>
    private sealed class HoldingBody(Action first) : MemoryStream
    {
        private Action? _first = first;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Interlocked.Exchange(ref _first, null)?.Invoke();
            return ValueTask.CompletedTask;
        }
    }
}
