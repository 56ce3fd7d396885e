using System.Collections.Concurrent;
using System.Globalization;
using CsCheck;
using Federation.Cluster.Storage;
using static Federation.Cluster.Tests.Storage.Batches;

namespace Federation.Cluster.Tests.Storage;

/// <summary>Random batches, one after the other and at once, against <see cref="ModelStore"/>.</summary>
public abstract partial class StoreConformance
{
    private static readonly string[] Kinds = ["binding", "centre"];

    /// <summary>How many random histories a law is tried with. Each opens a store of its own.</summary>
    private protected virtual int Histories => 40;

    [Fact]
    public void Law_OneAfterTheOther_TheStoreDoesWhatTheModelDoes() => Arbitrary.Array[0, 80].Sample(
        batches => OnNewStoreAsync(async store =>
        {
            var model = new ModelStore();
            foreach (StoreBatch batch in batches) Assert.Equal(model.Commit(batch), await OutcomeAsync(store, batch));
            await AssertHoldsAsync(model, store);
        }).GetAwaiter().GetResult(),
        iter: Histories,
        threads: 1);

    [Fact]
    public void Law_AllAtOnce_TheFeedIsAnOrderThatExplainsEverything() => Arbitrary.Array[1, 200].Sample(
        batches => OnNewStoreAsync(store => ExplainsEverythingAsync(batches, [store])).GetAwaiter().GetResult(),
        iter: Histories,
        threads: 1);

    /// <summary>Commits the batches at once, by turns to each of the stores, which are open in one place.</summary>
    private protected static async Task ExplainsEverythingAsync(StoreBatch[] batches, IReadOnlyList<IDirectoryStore> stores)
    {
        var outcomes = new ConcurrentDictionary<int, ModelStore.Outcome>();
        StoreBatch[] numbered = [.. batches.Select(WithNumber)];
        await Parallel.ForAsync(0, numbered.Length, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) =>
            outcomes[number] = await OutcomeAsync(stores[number % stores.Count], numbered[number]));

        // Replayed in the order of the feed, each committed batch finds what it expected, and the result is the same.
        var model = new ModelStore();
        foreach (FeedBatch found in await stores[0].FeedAsync(limit: 7))
        {
            int number = int.Parse(Text(found.Events[0].Body), CultureInfo.InvariantCulture);
            Assert.Equal(ModelStore.Outcome.Committed, outcomes[number]);
            Assert.Equal(ModelStore.Outcome.Committed, model.Commit(numbered[number]));
        }

        Assert.Equal(outcomes.Count(outcome => outcome.Value == ModelStore.Outcome.Committed), model.Feed.Count);
        Assert.All(outcomes.Where(outcome => outcome.Value == ModelStore.Outcome.Repeated), outcome =>
            Assert.Equal(ModelStore.Outcome.Repeated, model.Commit(numbered[outcome.Key])));
        foreach (IDirectoryStore store in stores) await AssertHoldsAsync(model, store);
    }

    private static StoreBatch WithNumber(StoreBatch batch, int number) =>
        batch with { Events = [new EventWrite(Centre("number"), Body(number.ToString(CultureInfo.InvariantCulture))), .. batch.Events] };

    private static async Task<ModelStore.Outcome> OutcomeAsync(IDirectoryStore store, StoreBatch batch)
    {
        try
        {
            return (await store.CommitAsync(batch, Cancellation)).Repeated ? ModelStore.Outcome.Repeated : ModelStore.Outcome.Committed;
        }
        catch (VersionConflictException)
        {
            return ModelStore.Outcome.Conflict;
        }
    }

    private static async Task AssertHoldsAsync(ModelStore model, IDirectoryStore store)
    {
        List<StateRow> rows = [];
        foreach (string kind in Kinds) rows.AddRange(await store.AllAsync(kind));
        Assert.Equal(
            model.Rows.OrderBy(row => row.Key.Kind, StringComparer.Ordinal).ThenBy(row => row.Key.Id, CodePointOrder.Instance).Select(row => $"{StoreReading.Line(row.Key, row.Value.Body)} v{row.Value.Version}"),
            rows.Select(row => $"{StoreReading.Line(row.Key, row.Body)} v{row.Version}"));
        Assert.Equal(
            model.Feed.Select(events => string.Join(", ", events.Select(written => StoreReading.Line(written.Subject, written.Body)))),
            await store.FeedTextAsync(limit: 3));
        Assert.Empty(await store.CheckAsync(Cancellation));
    }

    private Task OnNewStoreAsync(Func<IDirectoryStore, Task> test) => OnNewPlaceAsync(async place =>
    {
        await using IDirectoryStore store = await place.OpenAsync();
        await test(store);
    });

    private protected async Task OnNewPlaceAsync(Func<StorePlace, Task> test)
    {
        await using StorePlace place = await CreatePlaceAsync();
        await test(place);
    }
}
