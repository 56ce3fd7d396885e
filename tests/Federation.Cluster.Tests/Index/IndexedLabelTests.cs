using System.Text;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Json;
using Federation.Cluster.Labels;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Storage;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;
using Microsoft.Extensions.Logging.Abstractions;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Index;

public sealed class IndexedLabelTests
{
    private static readonly LabelLevels Levels = new() { TechnicalPerformance = 3, Services = 2 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Search_ByLabel_FindsWhoHoldsItThen()
    {
        var centre = Opened(Put(Key("census", "1"), Content()));
        var index = IndexSnapshot.Empty.With([CentreEntry.Of(centre, 1, IndexUse.Searching), CentreEntry.Of(Opened(Put(Key("census", "2"), Content())), 1, IndexUse.Searching)], FeedCursor.Start, new IndexedLabel(centre.Id, 1, Awarded(centre.Id).Label));

        Assert.Equal(1, Count(2, null, Noon));
        Assert.Equal(0, Count(3, null, Noon));
        Assert.Equal(1, Count(3, Axis.TechnicalPerformance, Noon));
        Assert.Equal(0, Count(1, Axis.Quality, Noon));
        Assert.Equal(0, Count(1, null, Noon.AddYears(2)));
        Assert.Equal([1, 0, 1, 0], LevelsOf(index, new CentreQuery(), Noon));
        Assert.Equal([2, 0, 0, 0], LevelsOf(index, new CentreQuery(), Noon.AddYears(2)));
        Assert.Equal([0, 0, 0, 0], LevelsOf(index, new CentreQuery { Text = "nobody" }, Noon));

        int Count(int level, Axis? axis, DateTimeOffset at) => index.Search(new CentreSearch(new CentreQuery { Label = new LabelCondition(level, axis, at) }, CentreOrder.Name, 0) { Counts = true }, Cancellation).TotalCount!.Value; // it was asked
    }

    [Fact]
    public void With_AnOlderLabel_KeepsTheNewerOne()
    {
        var centre = Opened(Put(Key("census", "1"), Content()));
        var index = IndexSnapshot.Empty.With([CentreEntry.Of(centre, 1, IndexUse.Searching)], FeedCursor.Start, new IndexedLabel(centre.Id, 2, CentreLabel.None));

        Assert.Equal([1, 0, 0, 0], LevelsOf(index.With([], FeedCursor.Start, new IndexedLabel(centre.Id, 1, Awarded(centre.Id).Label)), new CentreQuery(), Noon));
    }

    // Stored before the index is built, and after.
    [Fact]
    public async Task Index_OverLabels_HasThemFromTheStoreAndFromTheFeed()
    {
        await using var place = new SqlitePlace();
        await using var store = await place.OpenAsync();
        CentreState before = Opened(Put(Key("census", "1"), Content())), after = Opened(Put(Key("census", "2"), Content()));
        await CommitAsync(store, RowKinds.Centre, before.Id, JsonSerializer.SerializeToUtf8Bytes(before, ClusterJson.Default.CentreState), 0);
        await CommitAsync(store, RowKinds.Centre, after.Id, JsonSerializer.SerializeToUtf8Bytes(after, ClusterJson.Default.CentreState), 0);
        var stored = await CommitAsync(store, RowKinds.Label, before.Id, Body(Awarded(before.Id)), 0);
        using var index = new CentreIndex(store, IndexUse.Searching, TimeProvider.System, NullLogger<CentreIndex>.Instance);
        await index.StartAsync(Cancellation);
        await index.WaitForAsync(stored, Cancellation);
        Assert.Equal([1, 0, 1, 0], LevelsOf(index.Current, new CentreQuery(), Noon));

        await index.WaitForAsync(await CommitAsync(store, RowKinds.Label, after.Id, Body(Awarded(after.Id)), 0), Cancellation);
        Assert.Equal([0, 0, 2, 0], LevelsOf(index.Current, new CentreQuery(), Noon));

        // What cannot be read may have been revoked: nobody holds it.
        await index.WaitForAsync(await CommitAsync(store, RowKinds.Label, before.Id, Encoding.UTF8.GetBytes("rubbish"), 1), Cancellation);
        var outOfOrder = Awarded(after.Id);
        await index.WaitForAsync(await CommitAsync(store, RowKinds.Label, after.Id, Body(outOfOrder with { Events = [.. outOfOrder.Events, .. outOfOrder.Events] }), 1), Cancellation);
        await index.StopAsync(Cancellation);
        Assert.Equal([2, 0, 0, 0], LevelsOf(index.Current, new CentreQuery(), Noon));
    }

    private static IReadOnlyList<int> LevelsOf(IndexSnapshot index, CentreQuery query, DateTimeOffset at) =>
        index.Search(new CentreSearch(query, CentreOrder.Name, 0) { Facets = new FacetRequest(null, at) }, Cancellation).Facets!.Levels; // they were asked

    private static LabelHistory Awarded(CentreId centre)
    {
        var award = new LabelDecision.Award { MadeOn = 0, Actor = "operator", At = Noon, Reason = "Assessed.", Levels = Levels };
        return new LabelHistory { Centre = centre, Events = [CentreLabel.None.Decide(award, CriteriaSet.First).Event!] }; // It is legal.
    }

    private static byte[] Body(LabelHistory history) => JsonSerializer.SerializeToUtf8Bytes(history, ClusterJson.Default.LabelHistory);

    private static async Task<FeedCursor> CommitAsync(IDirectoryStore store, string kind, CentreId id, byte[] body, long version)
    {
        var key = new StateKey(kind, id.Value);
        var receipt = await store.CommitAsync(
            new StoreBatch { PartitionKey = id.Value, Writes = [new StateWrite(key, version, body)], Events = [new EventWrite(key, "{}"u8.ToArray())] }, Cancellation);
        return receipt.Position;
    }
}
