using Federation.Cluster.Feed;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Sync;
using Federation.Contracts;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Feed;

/// <summary>What intake makes of what a peer hands on, record by record. The peer is a script that writes whole drafts.</summary>
public sealed class EchoTests(SyncCluster cluster) : IClassFixture<SyncCluster>
{
    private static readonly string A = new('a', 32), B = new('b', 32), C = new('c', 32);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Record_OfOurOwn_IsCountedAndNeitherStoredNorQuarantined_EvenWhereItIsSpoilt()
    {
        string self = (await new DirectoryIdentity(cluster.Store).GetAsync(Token)).Value;
        var peer = new DraftAdapter(("1", Draft(C, C) with { Name = "La Ruche" }), ("2", Draft(self, self, B)), ("3", Draft(self, self) with { Name = "" }), ("4", Draft(A, A, self, B)));
        cluster.Workers.Read("echo-peer", peer, []);

        for (int run = 0; run < 2; run++)
        {
            var counts = (await cluster.RunAsync("echo-peer")).Counts;

            Assert.Equal(new RunCounts { Read = 4, New = run == 0 ? 1 : 0, Unchanged = run, Echoes = 3, Pages = 1 }, counts);
            Assert.Empty(await cluster.QuarantineAsync("echo-peer"));
            Assert.Single(await cluster.Store.ScanAsync("binding", "echo-peer/", Token).ToListAsync(Token));
        }
    }

    [Fact]
    public async Task Listing_ThatNowComesThroughHere_IsLetGoAtOnce()
    {
        string self = (await new DirectoryIdentity(cluster.Store).GetAsync(Token)).Value;
        var places = Enumerable.Range(0, 9).Select(id => ($"{id}", Draft(A, A, B) with { Name = $"Place {id}" })).ToArray();
        cluster.Workers.Read("circle", new DraftAdapter([.. places, ("9", Draft(A, A, B))]), []);
        await cluster.RunAsync("circle");

        cluster.Workers.Read("circle", new DraftAdapter([.. places, ("9", Draft(A, A, self, B))]), []);
        var run = await cluster.RunAsync("circle");

        Assert.Equal(new RunCounts { Read = 10, Unchanged = 9, Echoes = 1, Removed = 1, Pages = 1 }, run.Counts);
        Assert.False((await cluster.CentreOfAsync("circle", "9")).State.Find(Key("circle", "9"))?.IsLive);
    }

    [Fact]
    public async Task Listing_WithTheSameWordsFromAnotherOrigin_IsToldToItsCentre()
    {
        cluster.Workers.Read("moved-origin", new DraftAdapter(("1", Draft(A, A, B))), []);
        await cluster.RunAsync("moved-origin");
        cluster.Workers.Read("moved-origin", new DraftAdapter(("1", Draft(A, A))), []);

        var run = await cluster.RunAsync("moved-origin");

        Assert.Equal(new RunCounts { Read = 1, Unchanged = 1, Pages = 1 }, run.Counts);
        Assert.Equal(1, (await cluster.CentreOfAsync("moved-origin", "1")).State.Find(Key("moved-origin", "1"))?.Source.Origin?.Hops);
        var head = await cluster.Store.HeadAsync(Token);
        await cluster.RunAsync("moved-origin");
        Assert.Equal(head, await cluster.Store.HeadAsync(Token));
    }

    [Fact]
    public async Task Record_WhoseOriginCannotBe_WaitsInQuarantine()
    {
        cluster.Workers.Read("bad-origin", new DraftAdapter(("1", Draft("me", "me")), ("2", Draft(A, A))), []);

        var run = await cluster.RunAsync("bad-origin");

        Assert.Equal((1, 1), (run.Counts.New, run.Counts.Quarantined));
        Assert.Contains(Assert.Single(await cluster.QuarantineAsync("bad-origin")).Issues, issue => issue.Code == "peer.origin-unusable");
    }

    private static ListingDraft Draft(string directory, params string[] via) => new()
    {
        Name = "A place",
        Origin = new ListingOrigin { Directory = directory, Network = "census", NetworkName = "Census", SourceId = "7", Via = via, Adapter = "census@1.0.0", Licence = "etalab-2.0", Attribution = "The census", ObservedAt = DateTimeOffset.UnixEpoch },
    };
}
