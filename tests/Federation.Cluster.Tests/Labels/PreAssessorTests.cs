using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Labels;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Centres;
using Federation.Cluster.Tests.Storage;
using Federation.Cluster.Tests.Sync;
using Federation.Registry.Criteria;
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

    [Fact]
    public async Task All_WithADamagedRow_AreAllOthersAndItIsNamed()
    {
        await using var place = new SqlitePlace();
        await using var store = await place.OpenAsync();
        CentreId[] ids = [.. Enumerable.Range(0, 600).Select(_ => Listings.NewId()).OrderBy(id => id.Value, StringComparer.Ordinal)];
        foreach (var some in ids.Chunk(100)) await store.CommitAsync(new StoreBatch { PartitionKey = "test", Writes = [.. some.Select(Write)] }, Token);
        var key = Listings.Key("north", ids[^1].Value);
        var damaged = new List<string>();
        var assessor = new PreAssessor(store, new FakeTimeProvider(Listings.Noon.AddDays(1)));

        var all = await assessor.AllAsync(CriteriaSet.First, damaged.Add, Token).ToListAsync(Token);

        Assert.Equal([ids[3].Value, ids[550].Value], damaged);
        Assert.Equal(ids.Except([ids[3], ids[550]]), all.Select(one => one.Centre));
        Assert.Equal((598, 2), PreAssessmentSummary.Of(all, damaged.Count, CriteriaSet.First) is var summary ? (summary.Centres, summary.Unreadable) : default);
        Assert.Equal(ids[^1], (await assessor.ReadAsync(key, CriteriaSet.First, Token))?.Centre); // behind both

        StateWrite Write(CentreId id)
        {
            var state = Listings.Opened(Listings.Put(Listings.Key("north", id.Value), Listings.Content())) with { Id = id };
            return new StateWrite(new StateKey(RowKinds.Centre, id.Value), 0, id == ids[3] || id == ids[550] ? "rubbish"u8.ToArray() : JsonSerializer.SerializeToUtf8Bytes(state, ClusterJson.Default.CentreState));
        }
    }
}
