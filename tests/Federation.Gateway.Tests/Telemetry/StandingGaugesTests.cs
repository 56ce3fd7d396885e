using System.Diagnostics.Metrics;
using Federation.Cluster.Operating.Concerns;
using Federation.Cluster.Operating.Standing;
using Federation.Cluster.Storage;
using Federation.Gateway.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Telemetry;

/// <summary>How much waits, as gauges.</summary>
public sealed class StandingGaugesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gauges_OfADirectory_TellWhatStands()
    {
        await using var host = await GatewayHost.StartAsync(prepare: store => store.CommitAsync(new StoreBatch { PartitionKey = "p", Writes = [new StateWrite(new StateKey(RowKinds.MatchReview, "a/1=b/2"), 0, "{}"u8.ToArray())] }, Token).AsTask());
        await host.CatchUpAsync();
        host.Store.FreeBytes = 7;
        var gauges = host.Services.GetRequiredService<StandingGauges>();
        var concerns = host.Services.GetRequiredService<ConcernWatch>();
        using var listener = Listen(gauges, out var told);

        await gauges.RunAsync(Token);
        await concerns.RunAsync(Token);
        listener.RecordObservableInstruments();

        Assert.Equal(1, told["federation.matching.review.waiting"]);
        Assert.Equal(0, told["federation.mail.waiting"]);
        Assert.Equal(7, told["federation.store.free"]);
        Assert.Equal(0, told["federation.feed.reader.behind index"]);
        Assert.Equal(0, told["federation.feed.reader.lag index"]);
        Assert.Equal(0, told["federation.index.centres"]);
        Assert.Equal((1, 0), ((int)told["federation.concerns disk_short"], (int)told["federation.concerns host_silent"]));
    }

    [Fact]
    public async Task Gauges_StoreDoesNotAnswer_TellNothingOfItRatherThanSomethingOld()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.CatchUpAsync();
        var gauges = host.Services.GetRequiredService<StandingGauges>();
        using var listener = Listen(gauges, out var told);
        await gauges.RunAsync(Token);
        host.Store.Broken = new StoreUnavailableException("store.io", "gone");

        await gauges.RunAsync(Token);
        listener.RecordObservableInstruments();

        Assert.DoesNotContain("federation.matching.review.waiting", told.Keys);
        Assert.DoesNotContain("federation.mail.waiting", told.Keys);
        Assert.Contains("federation.index.centres", told.Keys);
    }

    [Fact]
    public async Task Gauges_NobodyListens_AskTheStoreNothing()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.CatchUpAsync();
        int before = host.Store.Reads;

        await host.Services.GetRequiredService<StandingGauges>().RunAsync(Token);

        Assert.Equal(before, host.Store.Reads);
    }

    private static MeterListener Listen(StandingGauges gauges, out Dictionary<string, double> told)
    {
        var values = told = new Dictionary<string, double>(StringComparer.Ordinal);
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter == gauges.Meter) listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => values[string.Join(' ', [instrument.Name, .. tags.ToArray().Select(tag => $"{tag.Value}")])] = value);
        listener.Start();
        return listener;
    }
}
