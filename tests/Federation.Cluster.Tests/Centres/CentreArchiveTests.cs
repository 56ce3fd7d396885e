using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Labels;
using Federation.Cluster.Tests.Storage;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Centres;

/// <summary>Centres as they are read from the store: also those that were merged away, and those of another day.</summary>
public sealed class CentreArchiveTests : IAsyncLifetime
{
    private static readonly ListingKey A = Key("a", "1"), B = Key("b", "1");

    private readonly SqlitePlace _place = new();

    private IDirectoryStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CentreArchive Archive => new(_store);

    public async ValueTask InitializeAsync() => _store = await _place.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task Read_OfSeveral_IsInTheOrderAsked_FollowsMerges_AndHasNothingWhereThereIsNone()
    {
        var one = await StoreAsync(Opened(Put(A, Content("One"))));
        var last = await StoreAsync(Opened(Put(B, Content("Last"))));
        var middle = await StoreAsync(MergedInto(last.Id));
        var first = await StoreAsync(MergedInto(middle.Id));

        var found = await Archive.ReadAsync([first.Id, NewId(), one.Id, middle.Id, last.Id], Token);

        Assert.Equal(["Last", null, "One", "Last", "Last"], found.Select(centre => centre?.Content.Name));
        Assert.Equal(last.Id, found[0]!.State.Id);
    }

    [Fact]
    public async Task Read_OfACentreMergedAsOftenAsMayBe_IsTheLast_AndOfOneMoreNothing()
    {
        var at = (await StoreAsync(Opened(Put(A, Content("Last"))))).Id;
        for (int merges = 0; merges < CentreState.MostMerges; merges++) at = (await StoreAsync(MergedInto(at))).Id;
        var tooFar = await StoreAsync(MergedInto(at));

        Assert.Equal(["Last", null], (await Archive.ReadAsync([at, tooFar.Id], Token)).Select(centre => centre?.Content.Name));
    }

    // No command makes one; a damaged store may have one all the same.
    [Fact]
    public async Task Read_OfCentresMergedIntoEachOther_IsNothing()
    {
        var (one, other) = (NewId(), NewId());
        await StoreAsync(MergedInto(other) with { Id = one });
        await StoreAsync(MergedInto(one) with { Id = other });

        Assert.Equal([null, null], await Archive.ReadAsync([one, other], Token));
        Assert.Null(await Archive.ReadAsOfAsync(one, Noon.AddYears(1), Token));
    }

    [Fact]
    public async Task ReadAsOf_AMoment_IsTheCentreThatTheIdNamedThen()
    {
        var into = await RunAsync(NewId(), Put(B, Content("Into")));
        var id = NewId();
        await RunAsync(id, Put(A, Content("First")), Put(A, Content("Second")) with { At = Noon.AddDays(1) }, new CentreCommand.ReleaseListing { Key = A, At = Noon.AddDays(2), Run = "merge", Fence = 1, To = into.Id });

        Assert.Null(await NameAsync(Noon.AddTicks(-1)));
        Assert.Equal("First", await NameAsync(Noon));
        Assert.Equal("First", await NameAsync(Noon.AddDays(1).AddTicks(-1)));
        Assert.Equal("Second", await NameAsync(Noon.AddDays(1)));
        Assert.Equal("Into", await NameAsync(Noon.AddDays(2)));
        Assert.Null(await Archive.ReadAsOfAsync(NewId(), Noon, Token));

        async Task<string?> NameAsync(DateTimeOffset at) => (await Archive.ReadAsOfAsync(id, at, Token))?.Content.Name;
    }

    [Fact]
    public async Task Histories_OfSeveral_AreWholeNewestFirstInTheOrderAsked()
    {
        var plain = await RunAsync(NewId(), Put(A, Content()));
        var changed = await RunAsync(NewId(), Put(B, Content("First")), Put(B, Content("Second")) with { At = Noon.AddDays(1) }, Stale(B, Noon.AddDays(2)));

        var histories = await Archive.HistoriesAsync([changed.Id, NewId(), plain.Id], Token);

        Assert.Equal([CentreChangeKind.ListingStale, CentreChangeKind.ListingChanged, CentreChangeKind.Opened], histories[0].Select(change => change.Kind));
        Assert.Equal(new FieldChange("name", "First", "Second"), Assert.Single(histories[0][1].Fields));
        Assert.Empty(histories[1]);
        Assert.Equal(CentreChangeKind.Opened, Assert.Single(histories[2]).Kind);
        Assert.Equal(histories[0].Select(change => change.At), (await Archive.HistoryAsync(changed.Id, Token)).Select(change => change.At));
    }

    [Fact]
    public async Task Past_ByNumber_IsThatChange_AndNothingWhereThereIsNone()
    {
        var centre = await RunAsync(NewId(), Put(A, Content("First")), Put(A, Content("Second")), Stale(A));

        var pasts = await Archive.PastAsync([(centre.Id, 2), (centre.Id, 0), (centre.Id, 1), (centre.Id, 3)], Token);

        Assert.Equal([CentreChangeKind.ListingStale, null, CentreChangeKind.ListingChanged, null], pasts.Select(past => past?.Change.Kind));
        Assert.Equal([1L, 2], (await Archive.PastAsync(centre.Id, Token)).Select(past => past.Change.Number));
    }

    [Fact]
    public async Task All_AreThoseWithListings()
    {
        var one = await StoreAsync(Opened(Put(A, Content("One"))));
        await StoreAsync(MergedInto(one.Id));

        Assert.Equal([one.Id], await Archive.AllAsync(Token).Select(centre => centre.Id).ToListAsync(Token));
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"id":"no id","openedAt":"2026-03-01T12:00:00+00:00","changedAt":"2026-03-01T12:00:00+00:00","listings":[],"openedBy":"run"}""")]
    public void TryRead_OfWhatIsNoCentre_IsNone(string body)
    {
        Assert.False(CentreArchive.TryRead(Row(NewId(), body), out var centre));
        Assert.Null(centre);
    }

    [Fact]
    public void TryRead_OfTheRowOfAnotherCentre_IsNone()
    {
        var state = Opened(Put(A, Content()));

        Assert.True(CentreArchive.TryRead(Row(state.Id, Json(state)), out _));
        Assert.False(CentreArchive.TryRead(Row(NewId(), Json(state)), out var centre));
        Assert.Null(centre);
    }

    private static StateRow Row(CentreId id, string body) => new(new StateKey(RowKinds.Centre, id.Value), 1, System.Text.Encoding.UTF8.GetBytes(body));

    private static string Json(CentreState state) => JsonSerializer.Serialize(state, ClusterJson.Default.CentreState);

    private static CentreState MergedInto(CentreId into) => Opened(Put(A, Content()), new CentreCommand.ReleaseListing { Key = A, At = Noon, Run = "merge", Fence = 1, To = into });

    private async Task<CentreState> StoreAsync(CentreState state)
    {
        await _store.PutAsync(RowKinds.Centre, state.Id.Value, Json(state));
        return state;
    }

    /// <summary>Stored with all that it was.</summary>
    private async Task<CentreState> RunAsync(CentreId id, params CentreCommand[] commands)
    {
        CentreState? state = null;
        List<StateWrite> pasts = [];
        foreach (var command in commands)
        {
            var outcome = Centre.Apply(id, state, command);
            if (CentrePast.Of(state, outcome.Change) is { } past) pasts.Add(past.Write());
            state = outcome.State;
        }

        await _store.CommitAsync(new StoreBatch { PartitionKey = id.Value, Writes = pasts, Events = [] });
        return await StoreAsync(state!); // the first command opened it
    }
}
