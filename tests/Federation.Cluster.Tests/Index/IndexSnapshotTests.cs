using CsCheck;
using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Registry.Criteria;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Index;

public sealed class IndexSnapshotTests
{
    private static readonly Gen<SearchOracle.Place[]> AnyPlaces = AnyDirectory.AnyPlace.Array[0, 40];

    [Fact]
    public void Search_AnyQueryInAnyOrder_FindsWhatLookingAtEveryCentreFinds()
    {
        Gen.Select(AnyPlaces, Gen.Int[1, 50], AnyDirectory.AnySearch, Pick.From<Axis?>(null, Axis.Quality)).Sample((places, atOnce, search, axis) =>
        {
            var (index, oracle) = (AnyDirectory.Index(places, atOnce), new SearchOracle(places));
            var facets = new FacetRequest(axis, Noon);

            var page = index.Search(search with { Counts = true, Facets = facets }, TestContext.Current.CancellationToken);

            var expected = oracle.Hits(search);
            Assert.Equal(expected, page.Hits.Select(hit => (hit.Centre.Id, hit.Distance)));
            Assert.Equal(expected.Count, page.TotalCount);
            var counted = oracle.Facets(search.Query, facets);
            Assert.Equal(counted.Levels, page.Facets!.Levels);
            Assert.Equivalent(counted.Services, page.Facets.Services, strict: true);
            Assert.Equivalent(counted.Networks, page.Facets.Networks, strict: true);
            Assert.Equivalent(counted.Countries, page.Facets.Countries, strict: true);
            Assert.Equal(expected, index.Search(search).Hits.Select(hit => (hit.Centre.Id, hit.Distance)));
        });
    }

    // So many that words and services which many have are kept as bits, and a walk takes more than one step.
    [Fact]
    public void Search_AmongThousands_FindsWhatLookingAtEveryCentreFinds()
    {
        Gen.Select(AnyDirectory.AnyPlace.Array[40, 60], Gen.Int[1_100, 2_500], AnyDirectory.AnySearch.Array[10], AnyDirectory.AnyBox).Sample(
            (kinds, count, searches, box) =>
            {
                var places = Enumerable.Range(0, count).Select(at => kinds[at % kinds.Length] with { State = kinds[at % kinds.Length].State with { Id = CentreId.New(TimeProvider.System) } }).ToArray();
                var (index, oracle) = (AnyDirectory.Index(places, 1_000), new SearchOracle(places));
                var facets = new FacetRequest(null, Noon);
                foreach (var search in searches)
                {
                    var all = search with { Limit = count, Counts = true, Facets = facets };

                    var page = index.Search(all, TestContext.Current.CancellationToken);

                    Assert.Equal(oracle.Hits(all), page.Hits.Select(hit => (hit.Centre.Id, hit.Distance)));
                    Assert.Equal(page.Hits.Take(10), index.Search(search with { Limit = 10 }, TestContext.Current.CancellationToken).Hits);
                    var counted = oracle.Facets(search.Query, facets);
                    Assert.Equal(counted.Levels, page.Facets!.Levels);
                    Assert.Equivalent(counted.Services, page.Facets.Services, strict: true);
                    Assert.Equivalent(counted.Countries, page.Facets.Countries, strict: true);
                    Assert.Equal(oracle.Points(search.Query, box, Noon).Select(point => point.Id), index.Points(search.Query, box, count, Noon).Points.Select(point => point.Id));
                }
            },
            iter: 2,
            threads: 1);
    }

    /// <summary>What all centres are is kept from one question to the next: labels end in between, and questions come in any order.</summary>
    [Fact]
    public void Search_ForEverything_CountsAsOfEachMoment()
    {
        var moments = Pick.From(Noon, Noon.AddYears(1), Noon.AddYears(3), Noon.AddYears(9)).Array[1, 6];
        Gen.Select(AnyPlaces, moments, Pick.From(CentreOrder.Name, CentreOrder.Level, CentreOrder.Freshness), Pick.From<Axis?>(null, Axis.Quality), Gen.Bool, Gen.Int[1, 12]).Sample((places, asked, order, axis, fromTheEnd, size) =>
        {
            var (index, oracle) = (AnyDirectory.Index(places, 9), new SearchOracle(places));
            foreach (var at in asked)
            {
                var facets = new FacetRequest(axis, at);
                var search = new CentreSearch(new CentreQuery(), order, size) { LevelsAt = at, Counts = true, Facets = facets, FromTheEnd = fromTheEnd };

                var page = index.Search(search, TestContext.Current.CancellationToken);

                var (all, counted) = (oracle.Hits(search with { Limit = places.Length }).Select(hit => hit.Id).ToList(), oracle.Facets(search.Query, facets));
                Assert.Equal(fromTheEnd ? all.TakeLast(size) : all.Take(size), page.Hits.Select(hit => hit.Centre.Id));
                Assert.Equal(places.Length, page.TotalCount);
                Assert.Equal(counted.Levels, page.Facets!.Levels);
                Assert.Equivalent(counted.Services, page.Facets.Services, strict: true);
                Assert.Equivalent(counted.Networks, page.Facets.Networks, strict: true);
                Assert.Equivalent(counted.Countries, page.Facets.Countries, strict: true);
            }
        });
    }

    [Fact]
    public void Search_PageByPageEitherWay_GivesTheWholeListOnce()
    {
        Gen.Select(AnyPlaces, AnyDirectory.AnySearch, Gen.Int[1, 7]).Sample((places, search, size) =>
        {
            var index = AnyDirectory.Index(places, 9);
            var whole = index.Search(search).Hits.Select(hit => hit.Centre.Id).ToList();

            var forward = new List<CentreId>();
            for (PageCursor? after = null; ;)
            {
                var page = index.Search(search with { Limit = size, After = after });
                forward.AddRange(page.Hits.Select(hit => hit.Centre.Id));
                if (!page.More) break;
                after = Reread(page.Hits[^1].Cursor);
            }

            var backward = new List<CentreId>();
            for (PageCursor? before = null; ;)
            {
                var page = index.Search(search with { Limit = size, Before = before, FromTheEnd = true });
                backward.InsertRange(0, page.Hits.Select(hit => hit.Centre.Id));
                if (!page.More) break;
                before = Reread(page.Hits[0].Cursor);
            }

            Assert.Equal(whole, forward);
            Assert.Equal(whole, backward);
        });
    }

    // Between any two pages centres come, go, and change what the list goes by.
    [Fact]
    public void Search_WhileCentresComeGoAndMove_GivesNoneTwiceAndMissesNoneThatStayed()
    {
        var changes = Gen.Select(Gen.Int[0, 39], AnyDirectory.AnyPlace, Gen.Bool).Array[0, 12];
        Gen.Select(AnyDirectory.AnyPlace.Array[1, 40], AnyDirectory.AnySearch, Gen.Int[1, 7], changes.Array[1, 6]).Sample((places, search, size, rounds) =>
        {
            var index = AnyDirectory.Index(places, 9);
            var stayed = places.Select(place => place.State.Id).ToHashSet();
            var whole = index.Search(search).Hits.Select(hit => hit.Centre.Id).ToHashSet();
            var seen = new List<CentreId>();
            int version = 2;
            PageCursor? after = null;
            for (int round = 0; ; round++)
            {
                var page = index.Search(search with { Limit = size, After = after });
                seen.AddRange(page.Hits.Select(hit => hit.Centre.Id));
                if (!page.More) break;
                after = page.Hits[^1].Cursor;
                version++;
                foreach (var (at, changed, isNew) in round < rounds.Length ? rounds[round] : [])
                {
                    var state = isNew || at >= places.Length ? changed.State : changed.State with { Id = places[at].State.Id };
                    stayed.Remove(state.Id);
                    index = index.With([CentreEntry.Of(state, version, IndexUse.Searching)], FeedCursor.Start);
                }
            }

            Assert.Equal(seen.Where(stayed.Contains).Distinct(), seen.Where(stayed.Contains));
            Assert.Empty(whole.Intersect(stayed).Except(seen));
        });
    }

    [Fact]
    public void FindAmong_SomeCentres_FindsThoseOfThemThatASearchFinds()
    {
        Gen.Select(AnyPlaces, AnyDirectory.AnyQuery).Sample((places, query) =>
        {
            var index = AnyDirectory.Index(places, 9);
            var some = places.Where((_, at) => at % 3 == 0).Select(place => place.State.Id).ToList();
            var all = index.Search(new CentreSearch(query, CentreOrder.Name, 1_000)).Hits.Select(hit => hit.Centre.Id).ToHashSet();

            Assert.Equal(some.Where(all.Contains).Order(), index.FindAmong(some, query).Order());
        });
    }

    [Fact]
    public void Points_AnyQueryAndBox_GivesTheFirstOfWhatLookingAtEveryCentreFinds()
    {
        Gen.Select(AnyPlaces, Gen.Int[1, 50], AnyDirectory.AnyQuery, AnyDirectory.AnyBox, Gen.Int[0, 30]).Sample((places, atOnce, query, box, most) =>
        {
            var points = AnyDirectory.Index(places, atOnce).Points(query, box, most, Noon, TestContext.Current.CancellationToken);

            var expected = new SearchOracle(places).Points(query, box, Noon);
            Assert.Equal(expected.Take(most), points.Points.Select(point => (point.Id, point.Latitude, point.Longitude, point.Level)));
            Assert.All(points.Points, point => Assert.Equal(point.Id, point.Place.Centre.Id));
            Assert.Equal(expected.Count > most, points.More);
        });
    }

    [Fact]
    public void Cursor_OfAnyName_IsTakenBack()
    {
        // One character may fold to many: U+FDFA is a sentence.
        var character = Gen.OneOf(Pick.From('\uFDFA', '\u33C2', 'é', ' '), Gen.Char['\u0001', '\uD7FF'], Gen.Char['\uE000', '\uFFFD']);
        var longest = Pick.From('\uFDFA').Array[300];
        Gen.OneOf(character.Array[1, 300], longest).Sample(name =>
        {
            var hit = Assert.Single(Snapshot(Opened(Put(Key("census", "1"), Content(new string(name))))).Search(new CentreSearch(new CentreQuery(), CentreOrder.Name, 1)).Hits);

            Reread(hit.Cursor);
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Search_Cancelled_Ends(bool near)
    {
        var index = Snapshot(Opened(Put(Key("census", "1"), Content())));
        var query = near ? new CentreQuery { Within = new GeoCircle(new Location(47, 5), 21_000_000) } : new CentreQuery();

        Assert.Throws<OperationCanceledException>(() => index.Search(new CentreSearch(query, query.UsualOrder, 1), new CancellationToken(canceled: true)));
    }

    [Fact]
    public void With_AnOlderVersionOfACentre_KeepsTheNewer()
    {
        var state = Opened(Put(Key("census", "1"), Content("Neu")));
        var older = Opened(Put(Key("census", "1"), Content("Alt"))) with { Id = state.Id };

        var index = IndexSnapshot.Empty.With([CentreEntry.Of(state, 2, IndexUse.Searching)], FeedCursor.Start).With([CentreEntry.Of(older, 1, IndexUse.Searching)], FeedCursor.Start);

        Assert.Equal("Neu", Assert.Single(index.All).Name);
    }

    [Fact]
    public void With_AnyChanges_CountsAsIfBuiltAnew()
    {
        Gen.Select(AnyDirectory.AnyPlace.Array[1, 20], AnyDirectory.AnyPlace.Array[1, 20], Gen.Int[1, 20]).Sample((first, second, atOnce) =>
        {
            var after = second.Zip(first, (place, before) => place with { State = place.State with { Id = before.State.Id } }).Concat(second.Skip(first.Length)).Concat(first.Skip(second.Length)).ToArray();
            var changed = AnyDirectory.Index(first, atOnce);
            foreach (var batch in after.Chunk(atOnce)) changed = changed.With([.. batch.Select(place => CentreEntry.Of(place.State, 3, IndexUse.Searching))], FeedCursor.Start);
            var anew = AnyDirectory.Index(after, after.Length);

            Assert.Equal(anew.All.Select(centre => centre.Id), changed.All.Select(centre => centre.Id));
            Assert.Equal(anew.Count, changed.Count);
            Assert.Equal(anew.ListingsOf(NetworkId.Parse("census")), changed.ListingsOf(NetworkId.Parse("census")));
        });
    }

    [Fact]
    public void With_AVersionThatIsBeingRead_LeavesItAsItWas()
    {
        var place = Opened(Put(Key("census", "1"), Content("La Ruche")));
        var before = Snapshot(place);

        var after = before.With([CentreEntry.Of(place with { Listings = [place.Listings[0] with { RemovedAt = Noon }] }, 2, IndexUse.Searching)], FeedCursor.Start);

        Assert.Single(before.Search(new CentreSearch(new CentreQuery { Text = "ruche" }, CentreOrder.Name, 1), TestContext.Current.CancellationToken).Hits);
        Assert.Empty(after.Search(new CentreSearch(new CentreQuery { Text = "ruche" }, CentreOrder.Name, 1), TestContext.Current.CancellationToken).Hits);
        Assert.Equal((1, 0), (before.Count, after.Count));
    }

    private static PageCursor Reread(PageCursor cursor)
    {
        Assert.True(PageCursor.TryParse(cursor.ToString(), out var read));
        Assert.Equal(cursor, read);
        return read;
    }

    private static IndexSnapshot Snapshot(params CentreState[] states) => IndexSnapshot.Empty.With([.. states.Select(state => CentreEntry.Of(state, 1, IndexUse.Searching))], FeedCursor.Start);
}
