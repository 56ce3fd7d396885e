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
        using var listener = Listen(out var told, gauges.Meter, concerns.Meter);

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
        using var listener = Listen(out var told, gauges.Meter);
        await gauges.RunAsync(Token);
        host.Store.Broken = new StoreUnavailableException("store.io", "gone");
        host.Clock.Advance(StandingSurvey.Lasts);

        await gauges.RunAsync(Token);
        listener.RecordObservableInstruments();

        Assert.DoesNotContain("federation.matching.review.waiting", told.Keys);
        Assert.DoesNotContain("federation.mail.waiting", told.Keys);
        Assert.Contains("federation.index.centres", told.Keys);
    }

    // Some stores have to be read to be counted, and each reading is paid for.
    [Theory]
    [InlineData(null, 2)]
    [InlineData(7L, 25)]
    public async Task Gauges_OfAStoreWhoseDiskNobodyKnows_CountItOnceADay(long? free, int counts)
    {
        await using var host = await GatewayHost.StartAsync();
        await host.CatchUpAsync();
        host.Store.FreeBytes = free;
        var gauges = host.Services.GetRequiredService<StandingGauges>();
        using var listener = Listen(out _, gauges.Meter);
        await gauges.StopAsync(Token); // the test makes its rounds
        int before = host.Store.Measures;

        for (int hour = 0; hour < 25; hour++)
        {
            await gauges.RunAsync(Token);
            host.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(counts, host.Store.Measures - before);
    }

    [Fact]
    public async Task Gauges_NobodyListens_AskTheStoreNothing()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.CatchUpAsync();
        int before = host.Store.Reads;

        await host.Services.GetRequiredService<StandingGauges>().RunAsync(Token);
        await host.Services.GetRequiredService<ConcernWatch>().RunAsync(Token);

        Assert.Equal(before, host.Store.Reads);
    }

    private static MeterListener Listen(out Dictionary<string, double> told, params Meter[] meters)
    {
        var values = told = new Dictionary<string, double>(StringComparer.Ordinal);
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (meters.Contains(instrument.Meter)) listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => values[string.Join(' ', [instrument.Name, .. tags.ToArray().Select(tag => $"{tag.Value}")])] = value);
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => values[string.Join(' ', [instrument.Name, .. tags.ToArray().Select(tag => $"{tag.Value}")])] = value);
        listener.Start();
        return listener;
    }
}
