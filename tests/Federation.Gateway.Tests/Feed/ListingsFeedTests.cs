using System.Collections.Immutable;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Feed;
using Federation.Cluster.Sync;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Feed;

/// <summary>What is handed on to other directories, and when.</summary>
public sealed class ListingsFeedTests : IAsyncLifetime
{
    private static readonly DirectoryId A = Id('a'), B = Id('b');

    private GatewayHost? _host;

    private GatewayHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    public async ValueTask InitializeAsync() => _host = await GatewayHost.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(500)]
    public async Task Sweep_InPagesOfAnySize_GivesEachListingOnceAndWhatIsNoMore(int limit)
    {
        var first = await OpenAsync("x", "1");
        await Host.Seed.PutAsync(first, "y", "1", Named("Same place"));
        await Host.Seed.PutAsync(first, "z", "1", Named("Same place"));
        var gone = await OpenAsync("x", "2");
        await Host.Seed.RemoveAsync(gone, "x", "2");
        for (int id = 3; id < 8; id++) await OpenAsync("x", $"{id}");

        var (items, next) = await FeedReader.AllAsync(Host, limit: limit);

        Assert.Equal(["x/1", "x/2", "x/3", "x/4", "x/5", "x/6", "x/7", "y/1", "z/1"], FeedReader.Keys(items).Order(StringComparer.Ordinal));
        Assert.Equal(["x/2"], FeedReader.Keys(items.Where(item => item.TryGetProperty("deletedAt", out _))));
        Assert.Empty((await FeedReader.AllAsync(Host, next)).Items);
    }

    [Fact]
    public async Task Sweep_ThatIsOvertakenByChanges_GivesThemAfterItsEnd()
    {
        var first = await OpenAsync("x", "1");
        var second = await OpenAsync("x", "2");
        var begun = await FeedReader.PageAsync(Host, "?limit=1");
        await Host.Seed.PutAsync(first, "x", "1", Named("Changed after it was handed out"));
        await OpenAsync("x", "3");
        await Host.Seed.RemoveAsync(second, "x", "2");

        var (_, next) = await FeedReader.AllAsync(Host, FeedReader.Next(begun), limit: 1);
        var (changes, _) = await FeedReader.AllAsync(Host, next);

        Assert.Equal(["x/1", "x/2", "x/3"], FeedReader.Keys(changes).Order(StringComparer.Ordinal));
        Assert.Equal("Changed after it was handed out", changes.Single(item => FeedReader.Keys([item]).Single() == "x/1").GetProperty("content").GetProperty("name").GetString());
        Assert.True(changes.Single(item => FeedReader.Keys([item]).Single() == "x/2").TryGetProperty("deletedAt", out _));
    }

    [Fact]
    public async Task Changes_OfOneListing_ComeOnceAsItIsNow()
    {
        var (_, next) = await FeedReader.AllAsync(Host);
        var id = await OpenAsync("x", "1");
        await Host.Seed.PutAsync(id, "x", "1", Named("Second"));
        await Host.Seed.MarkStaleAsync(id, "x", "1");

        var page = await FeedReader.PageAsync(Host, $"?after={next}");

        var item = Assert.Single(page.GetProperty("items").EnumerateArray());
        Assert.Equal("Second", item.GetProperty("content").GetProperty("name").GetString());
        Assert.Equal(GatewayHost.Now, item.GetProperty("staleSince").GetDateTimeOffset());
        Assert.False(page.GetProperty("more").GetBoolean());
        Assert.Empty((await FeedReader.AllAsync(Host, FeedReader.Next(page))).Items);
    }

    [Fact]
    public async Task Changes_ThatTouchMoreListingsThanAPageHolds_ComeOnSeveral()
    {
        var (_, next) = await FeedReader.AllAsync(Host);
        var id = await OpenAsync("a", "1");
        foreach (string network in (string[])["b", "c", "d", "e"]) await Host.Seed.PutAsync(id, network, "1", Named("Same place"));

        var (items, _) = await FeedReader.AllAsync(Host, next, limit: 2);

        Assert.Equal(["a/1", "b/1", "c/1", "d/1", "e/1"], FeedReader.Keys(items).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Removal_IsToldAfterSevenDays_AndAListingThatReturnsComesBack()
    {
        var id = await OpenAsync("x", "1");
        var (_, next) = await FeedReader.AllAsync(Host);
        await Host.Seed.RemoveAsync(id, "x", "1");
        Host.Clock.Advance(TimeSpan.FromDays(7));

        var gone = Assert.Single((await FeedReader.AllAsync(Host, next)).Items);

        Assert.Equal(GatewayHost.Now, gone.GetProperty("deletedAt").GetDateTimeOffset());
        Assert.False(gone.TryGetProperty("content", out _));
        await Host.Seed.PutAsync(id, "x", "1", Named("Place 1"));
        Assert.True(Assert.Single((await FeedReader.AllAsync(Host, next)).Items).TryGetProperty("content", out _));
        Host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((410, "feed.cursor-expired"), await FeedReader.RefusalAsync(Host, $"?after={next}"));
    }

    [Fact]
    public async Task Removal_AfterThirtyDays_IsToldNoMore()
    {
        var id = await OpenAsync("x", "1");
        await Host.Seed.RemoveAsync(id, "x", "1");
        Host.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Single((await FeedReader.AllAsync(Host)).Items);

        Host.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Empty((await FeedReader.AllAsync(Host)).Items);
    }

    [Fact]
    public async Task Listing_OfAPeer_IsHandedOnWithItsOwnOrigin()
    {
        await Host.Seed.AddAsync(Seed.Network("peer", "The peer's name here"));
        await Host.Seed.PutAsync(CentreId.New(Host.Clock), "peer", $"{A}/census/7", Named("Far"), Peer(A, [A, B], "odbl-1.0", "Census of A"));

        var item = Assert.Single((await FeedReader.AllAsync(Host)).Items);

        Assert.Equal($"{A}/census/7", item.GetProperty("key").GetString());
        Assert.Equal(2, item.GetProperty("hops").GetInt32());
        Assert.Equal([A.Value, B.Value], item.GetProperty("via").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal(("census", "Census of A"), (item.GetProperty("network").GetProperty("id").GetString(), item.GetProperty("network").GetProperty("name").GetString()));
        Assert.Equal(("odbl-1.0", "Credit to A", "census@1.0.0"), (item.GetProperty("licence").GetString(), item.GetProperty("attribution").GetString(), item.GetProperty("adapter").GetString()));
        Assert.Equal(GatewayHost.Now.AddDays(-9), item.GetProperty("observedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Listings_OfOneOrigin_AreHandedOnByTheShortestWayThatIsLeft()
    {
        var id = CentreId.New(Host.Clock);
        await Host.Seed.PutAsync(id, "far", $"{A}/census/7", Named("As B says"), Peer(A, [A, B]));
        await Host.Seed.PutAsync(id, "near", $"{A}/census/7", Named("As A says"), Peer(A, [A]));

        var (items, next) = await FeedReader.AllAsync(Host);
        Assert.Equal("As A says", Assert.Single(items).GetProperty("content").GetProperty("name").GetString());

        await Host.Seed.RemoveAsync(id, "near", $"{A}/census/7");
        (items, next) = await FeedReader.AllAsync(Host, next);
        Assert.Equal("As B says", Assert.Single(items).GetProperty("content").GetProperty("name").GetString());

        await Host.Seed.RemoveAsync(id, "far", $"{A}/census/7");
        Assert.True(Assert.Single((await FeedReader.AllAsync(Host, next)).Items).TryGetProperty("deletedAt", out _));
    }

    [Fact]
    public async Task Listings_OfOneOriginInTwoCentres_AreHandedOnOnceAsWell()
    {
        foreach (string network in (string[])["far", "near", "unrelated"]) await Host.Seed.AddAsync(Seed.Network(network));
        var (far, near) = (CentreId.New(Host.Clock), CentreId.New(Host.Clock));
        await PutAsync(far, "far", "As B says", A, B);
        var (_, start) = await FeedReader.AllAsync(Host);
        await PutAsync(near, "near", "As A says", A);

        Assert.Equal("As A says", Assert.Single((await FeedReader.AllAsync(Host)).Items).GetProperty("content").GetProperty("name").GetString());
        var (changes, next) = await FeedReader.AllAsync(Host, start);
        Assert.Equal("As A says", Assert.Single(changes).GetProperty("content").GetProperty("name").GetString());

        // The longer way is all that is left, though nothing happened to its centre.
        await Host.Seed.RemoveAsync(near, "near", $"{A}/census/7");
        await LetGoAsync("near");
        (changes, next) = await FeedReader.AllAsync(Host, next);
        Assert.Equal("As B says", Assert.Single(changes).GetProperty("content").GetProperty("name").GetString());

        await Host.Seed.RemoveAsync(far, "far", $"{A}/census/7");
        await LetGoAsync("far");
        Assert.True(Assert.Single((await FeedReader.AllAsync(Host, next)).Items).TryGetProperty("deletedAt", out _));

        async Task PutAsync(CentreId centre, string network, string name, params DirectoryId[] via)
        {
            await Host.Seed.PutAsync(centre, network, $"{A}/census/7", Named(name), Peer(A, via));
            await Host.Seed.AddAsync(network, $"{A}/census/7", new Binding { Centre = centre, RawHash = "raw", ContentHash = "content" });
        }

        Task LetGoAsync(string network) => Host.Seed.RemoveAsync(network, $"{A}/census/7");
    }

    [Fact]
    public async Task Listing_ThatCameThroughEightDirectories_GoesNoFurther()
    {
        var id = CentreId.New(Host.Clock);
        DirectoryId[] way = [.. "abcdef01".Select(Id)];
        await Host.Seed.PutAsync(id, "peer", $"{A}/census/7", Named("Far"), Peer(A, way[..7]));
        var (items, next) = await FeedReader.AllAsync(Host);
        Assert.Equal(7, Assert.Single(items).GetProperty("hops").GetInt32());

        await Host.Seed.PutAsync(id, "peer", $"{A}/census/7", Named("Farther"), Peer(A, way));

        Assert.True(Assert.Single((await FeedReader.AllAsync(Host)).Items).TryGetProperty("deletedAt", out _));
        Assert.True(Assert.Single((await FeedReader.AllAsync(Host, next)).Items).TryGetProperty("deletedAt", out _));
    }

    [Fact]
    public async Task Page_OfLongListings_StaysBelowOneMebibyte()
    {
        string text = new('é', 5_000);
        for (int id = 0; id < 150; id++) await Host.Seed.OpenAsync("x", $"{id}", Named($"Place {id}") with { Description = text, OpeningHours = text });
        var sizes = new List<long>();
        int items = 0;
        string? after = null;

        for (bool more = true; more;)
        {
            byte[] bytes = await Host.Http.GetByteArrayAsync(new Uri($"/feed/listings?limit=500" + (after is null ? "" : $"&after={after}"), UriKind.Relative), TestContext.Current.CancellationToken);
            var page = JsonSerializer.Deserialize<JsonElement>(bytes);
            sizes.Add(bytes.Length);
            items += page.GetProperty("items").GetArrayLength();
            (after, more) = (FeedReader.Next(page), page.GetProperty("more").GetBoolean());
        }

        Assert.Equal(150, items);
        Assert.InRange(sizes.Count, 3, 5);
        Assert.All(sizes, size => Assert.InRange(size, 1, 1 << 20));
    }

    private static DirectoryId Id(char digit) => DirectoryId.TryParse(new string(digit, 32), out var id) ? id : throw new ArgumentException("Not a digit.", nameof(digit));

    private static ListingContent Named(string name) => new() { Name = name };

    private static ListingSource Peer(DirectoryId directory, IEnumerable<DirectoryId> via, string licence = "etalab-2.0", string name = "A network") => new()
    {
        Adapter = "federation-peer@1.0.0",
        Licence = licence,
        Attribution = "Credit to A",
        Origin = new Origin { Directory = directory, Network = NetworkId.Parse("census"), NetworkName = name, SourceId = "7", Via = via.ToImmutableArray(), Adapter = "census@1.0.0", ObservedAt = GatewayHost.Now.AddDays(-9) },
    };

    private Task<CentreId> OpenAsync(string network, string id) => Host.Seed.OpenAsync(network, id, Named($"Place {id}"));
}
