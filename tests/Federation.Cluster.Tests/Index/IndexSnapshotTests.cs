using CsCheck;
using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Index;

public sealed class IndexSnapshotTests
{
    private static readonly Gen<ListingContent> AnyContent = Gen.Select(
        Pick.From("La Ruche", "Le Hangar", "Cowork'in", "Étincelle"),
        Gen.Double[-90, 90],
        // Places gather on both sides of the antimeridian and at the poles, where boxes go wrong.
        Gen.OneOf(Gen.Double[-180, 180], Gen.Double[179.5, 180], Gen.Double[-180, -179.5]),
        Pick.From<string[]>([], ["coworking"], ["coworking", "kitchen"]),
        (name, latitude, longitude, services) => Content(name, latitude, longitude, null, services) with { Address = new Address { Country = latitude > 0 ? "FR" : "BE" } });

    private static readonly Gen<IndexSnapshot> AnyIndex = AnyContent.Array[0, 60]
        .Select(contents => Snapshot([.. contents.Select((content, at) => Opened(Put(Key(at % 2 == 0 ? "census" : "spaces", $"{at}"), content)))]));

    private static readonly Gen<CentreQuery> AnyQuery = Gen.Select(
        Pick.From<string?>(null, "ruche", "LE HANG", "étin", "rien"),
        Pick.From<string?>(null, "FR"),
        Pick.From<string[]>([], ["coworking"], ["kitchen", "coworking"]),
        Gen.OneOf(Pick.From<GeoCircle?>([null]), Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], Gen.Double[0, 21_000_000], (lat, lon, radius) => (GeoCircle?)new GeoCircle(new Location(lat, lon), radius))),
        Gen.OneOf(Pick.From<GeoBox?>([null]), Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], Gen.Double[-90, 90], Gen.Double[-180, 180], (a, west, b, east) => (GeoBox?)new GeoBox(Math.Min(a, b), west, Math.Max(a, b), east))),
        Pick.From<string?>(null, "census"),
        (text, country, services, within, box, network) => new CentreQuery
        {
            Text = text,
            Country = country,
            Services = [.. services],
            Within = within,
            Box = box,
            Network = network is null ? null : NetworkId.Parse(network),
        });

    [Fact]
    public void Search_AnyQuery_FindsWhatLookingAtEveryCentreFinds()
    {
        Gen.Select(AnyIndex, AnyQuery).Sample((index, query) =>
        {
            var expected = index.All.Where(centre => Matches(centre, query)).Select(centre => centre.Id).Order();

            Assert.Equal(expected, index.Search(query, null, null, 1_000).Hits.Select(hit => hit.Centre.Id).Order());
            Assert.Equal(expected.Count(), index.CountOf(query));
        });
    }

    [Fact]
    public void Search_PageByPageEitherWay_GivesTheWholeListOnce()
    {
        Gen.Select(AnyIndex, AnyQuery, Gen.Int[1, 7]).Sample((index, query, size) =>
        {
            var whole = index.Search(query, null, null, 1_000).Hits.Select(hit => hit.Centre.Id).ToList();

            var forward = new List<CentreId>();
            for (PageCursor? after = null; ;)
            {
                var page = index.Search(query, after, null, size);
                forward.AddRange(page.Hits.Select(hit => hit.Centre.Id));
                if (!page.More) break;
                after = Reread(page.Hits[^1].Cursor);
            }

            var backward = new List<CentreId>();
            for (PageCursor? before = null; ;)
            {
                var page = index.Search(query, null, before, size, fromTheEnd: true);
                backward.InsertRange(0, page.Hits.Select(hit => hit.Centre.Id));
                if (!page.More) break;
                before = Reread(page.Hits[0].Cursor);
            }

            Assert.Equal(whole, forward);
            Assert.Equal(whole, backward);
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
            var hit = Assert.Single(Snapshot(Opened(Put(Key("census", "1"), Content(new string(name))))).Search(new CentreQuery(), null, null, 1).Hits);

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

        Assert.Throws<OperationCanceledException>(() => index.Search(query, null, null, 1, cancellationToken: new CancellationToken(canceled: true)));
        Assert.Throws<OperationCanceledException>(() => index.CountOf(query, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Search_WithinARadius_IsNearestFirst()
    {
        Gen.Select(AnyIndex, Gen.Double[-90, 90], Gen.Double[-180, 180]).Sample((index, latitude, longitude) =>
        {
            var hits = index.Search(new CentreQuery { Within = new GeoCircle(new Location(latitude, longitude), 21_000_000) }, null, null, 1_000).Hits;

            Assert.Equal(hits.Select(hit => hit.Distance).Order(), hits.Select(hit => hit.Distance));
        });
    }

    [Fact]
    public void With_AnOlderVersionOfACentre_KeepsTheNewer()
    {
        var state = Opened(Put(Key("census", "1"), Content("Neu")));
        var older = Opened(Put(Key("census", "1"), Content("Alt"))) with { Id = state.Id };

        var index = IndexSnapshot.Empty.With([IndexedCentre.Of(state, 2)], FeedCursor.Start).With([IndexedCentre.Of(older, 1)], FeedCursor.Start);

        Assert.Equal("Neu", Assert.Single(index.All).Name);
    }

    [Fact]
    public void With_AnyChanges_CountsAsIfBuiltAnew()
    {
        Gen.Select(AnyContent.Array[1, 20], AnyContent.Array[1, 20]).Sample((first, second) =>
        {
            var ids = Enumerable.Range(0, 20).Select(_ => NewId()).ToArray();
            var before = States(first, ids);
            var after = States(second, ids);
            var changed = IndexSnapshot.Empty.With([.. before.Select(state => IndexedCentre.Of(state, 1))], FeedCursor.Start)
                .With([.. after.Select(state => IndexedCentre.Of(state, 2))], FeedCursor.Start);
            var anew = IndexSnapshot.Empty.With([.. after.Concat(before.Skip(after.Length)).Select(state => IndexedCentre.Of(state, 1))], FeedCursor.Start);

            Assert.Equal(anew.All.Select(centre => centre.Id), changed.All.Select(centre => centre.Id));
            Assert.Equal(anew.ListingsOf(NetworkId.Parse("census")), changed.ListingsOf(NetworkId.Parse("census")));
            var everywhere = new CentreQuery { Within = new GeoCircle(new Location(0, 0), 21_000_000) };
            Assert.Equal(anew.CountOf(everywhere), changed.CountOf(everywhere));
        });

        static CentreState[] States(ListingContent[] contents, CentreId[] ids) =>
            [.. contents.Select((content, at) => Opened(Put(Key("census", $"{at}"), content)) with { Id = ids[at] })];
    }

    private static bool Matches(IndexedCentre centre, CentreQuery query) =>
        (query.Text is null || Cluster.Matching.NameKey.Fold(query.Text).Split(' ').All(word => (" " + centre.SearchText).Contains(" " + word, StringComparison.Ordinal)))
        && (query.Country is null || centre.Country == query.Country)
        && query.Services.All(service => centre.Services.Contains(service))
        && (query.Network is not { } network || centre.IsListedBy(network))
        && (query.Within is null || (centre.Location is not null && query.Within.Centre.DistanceTo(centre.Location) <= query.Within.Radius))
        && (query.Box is not { } box || (centre.Location is not null && box.Contains(centre.Location)));

    private static PageCursor Reread(PageCursor cursor)
    {
        Assert.True(PageCursor.TryParse(cursor.ToString(), out var read));
        Assert.Equal(cursor, read);
        return read;
    }

    private static IndexSnapshot Snapshot(params CentreState[] states) =>
        IndexSnapshot.Empty.With([.. states.Select(state => IndexedCentre.Of(state, 1))], FeedCursor.Start);
}
