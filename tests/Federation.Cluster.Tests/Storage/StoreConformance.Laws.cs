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
        var calls = new ConcurrentDictionary<int, Call>();
        StoreBatch[] numbered = [.. batches.Select(WithNumber)];
        int clock = 0;
        await Parallel.ForAsync(0, numbered.Length, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) =>
        {
            int began = Interlocked.Increment(ref clock);
            ModelStore.Outcome outcome = await OutcomeAsync(stores[number % stores.Count], numbered[number]);
            calls[number] = new Call(outcome, began, Interlocked.Increment(ref clock));
        });

        // Replayed in the order of the feed, each committed batch finds what it expected, whoever was told something else was told what was so at a moment of the call, and the result is the same.
        int[] order = [.. (await stores[0].FeedAsync(limit: 7)).Select(found => int.Parse(Text(found.Events[0].Body), CultureInfo.InvariantCulture))];
        Call[] commits = [.. order.Select(number => calls[number])];
        var moments = calls.ToDictionary(call => call.Key, call => call.Value.Moments(commits));
        var model = new ModelStore();
        HashSet<int> unexplained = [.. calls.Keys];
        for (int commit = 0; commit <= order.Length; commit++)
        {
            unexplained.RemoveWhere(number =>
                moments[number].First <= commit && commit <= moments[number].Last
                && model.Answer(numbered[number]) == calls[number].Outcome
                && (calls[number].Outcome != ModelStore.Outcome.Committed || (commit < order.Length && order[commit] == number)));
            if (commit < order.Length) Assert.Equal(ModelStore.Outcome.Committed, model.Commit(numbered[order[commit]]));
        }

        Assert.Empty(unexplained.Select(number => $"{number}: {calls[number]}, between {moments[number]} of {order.Length} commits"));
        Assert.Equal(calls.Count(call => call.Value.Outcome == ModelStore.Outcome.Committed), order.Length);
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

    /// <summary>What a caller was told.</summary>
    /// <param name="Began">Counted over the beginnings and ends of all calls.</param>
    private sealed record Call(ModelStore.Outcome Outcome, int Began, int Ended)
    {
        /// <summary>How many of the commits, in their order, were done: those at least that ended before this began, and none that began after it ended.</summary>
        public (int First, int Last) Moments(Call[] commits)
        {
            int first = Array.FindLastIndex(commits, commit => commit.Ended < Began) + 1, last = Array.FindIndex(commits, commit => commit.Began > Ended);
            return (first, last < 0 ? commits.Length : last);
        }
    }
}
