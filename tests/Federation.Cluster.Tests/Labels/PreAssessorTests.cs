using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Centres;
using Federation.Cluster.Tests.Storage;
using Federation.Cluster.Tests.Sync;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Cluster.Tests.Labels;

public sealed class PreAssessorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Traces_AskedByManyAtOnce_AreReadByOneOfThemOnceAMinute()
    {
        await using var place = new SqlitePlace();
        await using var store = new FaultyStore(await place.OpenAsync());
        var clock = new FakeTimeProvider(Listings.Noon);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int opened = 0;
        store.HoldsScan = kind => kind == RowKinds.Suggestion && Interlocked.Increment(ref opened) > 0 ? gate.Task : Task.CompletedTask;
        var assessor = new PreAssessor(store, clock);
        var centre = MergedCentre.Of(Listings.Opened(Listings.Put(Listings.Key("north", "1"), Listings.Content())));

        var asked = Enumerable.Range(0, 5).Select(_ => assessor.TracesAsync(centre, Token)).ToList();
        gate.SetResult();
        await Task.WhenAll(asked);

        Assert.Equal(1, opened);
        await assessor.TracesAsync(centre, Token);
        Assert.Equal(1, opened);
        clock.Advance(TimeSpan.FromMinutes(1));
        await assessor.TracesAsync(centre, Token);
        Assert.Equal(2, opened);
    }
}
