using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;
using static Federation.Cluster.Tests.Storage.Batches;

namespace Federation.Cluster.Tests.Storage.Grains;

/// <summary>Grain state through Orleans, with two silos over one store. One class a backend inherits it.</summary>
public abstract class GrainStorageTests(StorageCluster cluster)
{
    private readonly string _id = Guid.NewGuid().ToString("N");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ITallyGrain Grain => cluster.Grains.GetGrain<ITallyGrain>(_id);

    private StateKey Key => new(TallyGrain.Kind, _id);

    [Fact]
    public async Task State_NeverWritten_IsFreshAndWithoutARecord() => Assert.Equal(new Tally(0, null, false), await Grain.ReadAsync());

    [Fact]
    public async Task State_Written_IsOneRowWithItsEventInOneBatch()
    {
        await Grain.AddAsync(key: null);
        await Grain.AddAsync(key: null);

        StateRow row = Assert.IsType<StateRow>(await cluster.Store.ReadAsync(Key, Cancellation));
        Assert.Equal((2L, """{"Count":2}"""), (row.Version, Text(row.Body)));
        Assert.Equal(["1", "2"], await EventsAsync());
        Assert.Equal(new Tally(2, "2", true), await Grain.ReadAsync());
    }

    [Fact]
    public async Task State_WithAnotherRow_IsWrittenWithItOrNotAtAll()
    {
        var beside = new StateKey(TallyGrain.Beside, _id);
        await Grain.AddBesideAsync(expected: 0);
        Assert.Equal((1L, 1L), ((await cluster.Store.ReadAsync(Key, Cancellation))?.Version, (await cluster.Store.ReadAsync(beside, Cancellation))?.Version));

        // The other row is there already.
        await Assert.ThrowsAsync<InconsistentStateException>(() => Grain.AddBesideAsync(expected: 0));
        Assert.Equal((1L, 1L), ((await cluster.Store.ReadAsync(Key, Cancellation))?.Version, (await cluster.Store.ReadAsync(beside, Cancellation))?.Version));

        await Grain.AddAsync(key: null); // what was written once is not written again
        Assert.Equal((2L, 1L), ((await cluster.Store.ReadAsync(Key, Cancellation))?.Version, (await cluster.Store.ReadAsync(beside, Cancellation))?.Version));
    }

    [Fact]
    public async Task State_AfterTheActivationEnded_IsReadAgain()
    {
        await Grain.AddAsync(key: null);
        await Grain.LeaveAsync();

        Assert.Equal(new Tally(1, "1", true), await Grain.ReadAsync());
    }

    [Fact]
    public async Task State_WrittenBehindTheGrainsBack_IsInconsistentAndReadAnew()
    {
        await Grain.AddAsync(key: null);
        await cluster.Store.CommitAsync(new StoreBatch { PartitionKey = _id, Writes = [new StateWrite(Key, 1, Body("""{"Count":40}"""))] }, Cancellation);

        var failure = await Assert.ThrowsAsync<InconsistentStateException>(() => Grain.AddAsync(key: null));

        Assert.Equal(("2", "1"), (failure.StoredEtag, failure.CurrentEtag));
        var cause = Assert.IsType<VersionConflictException>(failure.InnerException);
        Assert.Equal((Key, 1L, 2L), (cause.Key, cause.Expected, cause.Actual));
        Assert.Equal(["1"], await EventsAsync());

        // Orleans ends an activation that has lost such a race.
        Assert.False(await Grain.AddAsync(key: null));
        Assert.Equal(new Tally(41, "3", true), await Grain.ReadAsync());
    }

    [Fact]
    public async Task Command_Repeated_HasOneEffect()
    {
        string key = $"{_id} first";
        Assert.False(await Grain.AddAsync(key));
        Assert.False(await Grain.AddAsync(key: null));

        Assert.True(await Grain.AddAsync(key));

        Assert.Equal(new Tally(2, "2", true), await Grain.ReadAsync());
        Assert.Equal(["1", "2"], await EventsAsync());
        Assert.False(await Grain.AddAsync(key: null));
        Assert.Equal(["1", "2", "3"], await EventsAsync());
    }

    [Fact]
    public async Task State_Cleared_IsDeletedAndSaysSo()
    {
        await Grain.AddAsync(key: null);

        await Grain.ClearAsync();

        Assert.Null(await cluster.Store.ReadAsync(Key, Cancellation));
        Assert.Equal(["1", "cleared"], await EventsAsync());
        Assert.Equal(new Tally(0, null, false), await Grain.ReadAsync());
        await Grain.AddAsync(key: null);
        Assert.Equal(new Tally(1, "1", true), await Grain.ReadAsync());
    }

    [Fact]
    public async Task State_ThatCannotBeRead_NamesTheRowAndNotItsContent()
    {
        await cluster.Store.CommitAsync(new StoreBatch { PartitionKey = _id, Writes = [new StateWrite(Key, 0, Body("""{"Count":"secret"}"""))] }, Cancellation);
        var storage = cluster.Services.GetRequiredKeyedService<IGrainStorage>(DirectoryGrainStorage.Name);

        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            storage.ReadStateAsync(TallyGrain.Kind, GrainId.Create("tally", _id), new GrainState<TallyState>()));

        Assert.Equal(StoreCodes.Row, failure.Code);
        Assert.Equal($"Row tally/{_id} at version 1 cannot be read as TallyState (at $.Count).", failure.Message);
    }

    [Fact]
    public async Task State_ThatCannotBeRead_ReachesTheCallerWithItsCode()
    {
        await cluster.Store.CommitAsync(new StoreBatch { PartitionKey = _id, Writes = [new StateWrite(Key, 0, Body("""{"Count":"secret"}"""))] }, Cancellation);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Grain.ReadAsync());

        Assert.Equal(StoreCodes.Row, Assert.IsType<StoreUnavailableException>(failure.InnerException).Code);
    }

    [Fact]
    public void Failure_OfTheDatabase_CrossesFromSiloToSilo()
    {
        var serializer = cluster.Services.GetRequiredService<Serializer>();
        var failure = new StoreUnavailableException(StoreCodes.Full, "The disk is full.", new SqliteException("full", 13));

        var received = Assert.IsType<StoreUnavailableException>(serializer.Deserialize<Exception>(serializer.SerializeToArray<Exception>(failure)));

        Assert.Equal((StoreCodes.Full, "The disk is full."), (received.Code, received.Message));
    }

    [Fact]
    public async Task State_OfATypeWithoutAContract_SaysHowToRegisterIt()
    {
        var storage = cluster.Services.GetRequiredKeyedService<IGrainStorage>(DirectoryGrainStorage.Name);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            storage.WriteStateAsync("other", GrainId.Create("tally", _id), new GrainState<Version>(new Version(1, 0))));

        Assert.Contains("AddGrainState", failure.Message, StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> EventsAsync() =>
        from batch in await cluster.Store.FeedAsync()
        from found in batch.Events
        where found.Subject == Key
        select Text(found.Body);
}
