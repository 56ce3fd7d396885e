using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Regroupings;
using Federation.Cluster.Matching.Review;
using Federation.Cluster.Matching.Scoring;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Labels;
using Federation.Cluster.Tests.Storage;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Matching;

/// <summary>What matching has stored, and what two stored listings come to.</summary>
public sealed class MatchingArchiveTests : IAsyncLifetime
{
    private static readonly ListingKey A = Key("a", "1"), B = Key("b", "1"), C = Key("c", "1");

    private readonly SqlitePlace _place = new();

    private IDirectoryStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private MatchingArchive Archive => new(_store);

    public async ValueTask InitializeAsync() => _store = await _place.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task Reviews_OfANetwork_AreThoseOfWhichOneListingIsIts()
    {
        foreach (var (pair, score) in new[] { (ListingPair.Of(A, B), 0.1), (ListingPair.Of(B, C), 0.3), (ListingPair.Of(A, C), 0.2) })
        {
            await _store.PutAsync(RowKinds.MatchReview, pair.RowId, JsonSerializer.Serialize(new MatchReview { Pair = pair, Question = MatchQuestion.Unsure, Score = score, Since = Noon }, ClusterJson.Default.MatchReview));
        }

        Assert.Equal([0.3, 0.2, 0.1], (await Archive.ReviewsAsync(null, Token)).Select(review => review.Score!.Value)); // all have one
        Assert.Equal([0.2, 0.1], (await Archive.ReviewsAsync(A.Network, Token)).Select(review => review.Score!.Value));
        Assert.Equal([0.3, 0.2], (await Archive.ReviewsAsync(C.Network, Token)).Select(review => review.Score!.Value));
        Assert.Empty(await Archive.ReviewsAsync(NetworkId.Parse("other"), Token));
    }

    [Fact]
    public async Task Decisions_AreThoseInForce()
    {
        foreach (var (other, isTakenBack) in new[] { (B, false), (C, true) })
        {
            var decision = new PairDecision { Pair = ListingPair.Of(A, other), Verdict = PairVerdict.Same, IsTakenBack = isTakenBack, Actor = "somebody", Reason = "Seen.", At = Noon };
            await _store.PutAsync(RowKinds.PairDecision, decision.Pair.RowId, JsonSerializer.Serialize(decision, ClusterJson.Default.PairDecision));
        }

        Assert.Equal([ListingPair.Of(A, B)], await Archive.DecisionsAsync(Token).Select(decision => decision.Pair).ToListAsync(Token));
    }

    [Fact]
    public async Task Regroupings_AreNewestFirst_FromWhereOneLeftOff()
    {
        string[] ids = [Id(1), Id(2), Id(3)];
        foreach (string id in ids)
        {
            var regrouping = new Regrouping { Id = id, At = Noon, Cause = RegroupingCause.Decided, Reason = "Seen.", Transfers = [new ListingTransfer(A, NewId(), NewId())] };
            await _store.PutAsync(RowKinds.Regrouping, Regrouping.KeyOf(id).Id, JsonSerializer.Serialize(regrouping, ClusterJson.Default.Regrouping));
        }

        Assert.Equal(ids.Reverse(), await Archive.RegroupingsAsync(Token).Select(regrouping => regrouping.Id).ToListAsync(Token));
        Assert.Equal([Id(1)], await Archive.RegroupingsBeforeAsync(Id(2), Token).Select(regrouping => regrouping.Id).ToListAsync(Token));
        Assert.Empty(await Archive.RegroupingsBeforeAsync(Id(1), Token).ToListAsync(Token));
        Assert.Equal([Id(3), null, Id(1)], (await Archive.RegroupingsAsync([Id(3), Id(9), Id(1)], Token)).Select(regrouping => regrouping?.Id));
        Assert.Empty((await Archive.RegroupingsAsync([Id(1)], Token))[0]!.Evidence);

        static string Id(int at) => $"0198a0000000700080000000000000{at:x2}";
    }

    [Fact]
    public async Task Explain_OfStoredListings_SaysWhatTheyComeTo_AndNothingOfUnknownOnes()
    {
        await BindAsync(A, Content("Zorglub"));
        await BindAsync(B, Content("Zorglub"));
        await _store.PutAsync(RowKinds.Binding, C.Value, JsonSerializer.Serialize(new Binding { Centre = NewId() }, ClusterJson.Default.Binding));
        var explainer = new PairExplainer(_store);

        var found = await explainer.ExplainAsync([ListingPair.Of(A, B), ListingPair.Of(A, C), ListingPair.Of(B, Key("d", "1"))], Token);

        Assert.Equal((ListingPair.Of(A, B), MatchVerdict.Sure), (found[0]!.Pair, found[0]!.Verdict));
        Assert.NotNull(found[0]!.Score);
        Assert.Contains(found[0]!.Evidence, reason => reason is { Kind: "name", Level: "equal" });
        Assert.Equal([null, null], found.Skip(1));
        Assert.Equal("Zorglub", (await explainer.ReadAsync(A, Token))?.Content.Name);
        Assert.Null(await explainer.ReadAsync(C, Token));
        Assert.Null(await explainer.ReadAsync(Key("d", "1"), Token));
    }

    // A peer that makes up an origin shall not thereby stand in somebody else's centre.
    [Theory]
    [InlineData("Zorglub", true)]
    [InlineData("Quetzal", false)]
    public async Task Explain_OfListingsOfOneOrigin_IsSureUnlessTheyPlainlySpeakOfTwo(string name, bool isSure)
    {
        await BindAsync(A, Content("Zorglub"), Origin());
        await BindAsync(B, Content(name, name == "Zorglub" ? 47.3220 : 43), Origin());
        await BindAsync(C, Content("Zorglub"), Origin() with { SourceId = "8" });

        var found = await new PairExplainer(_store).ExplainAsync([ListingPair.Of(A, B), ListingPair.Of(A, C)], Token);

        Assert.Equal(isSure ? MatchVerdict.Sure : MatchVerdict.Different, found[0]!.Verdict);
        Assert.Equal(isSure, found[0]!.Score is null);
        Assert.NotNull(found[1]!.Score);

        static Origin Origin() => new()
        {
            Directory = Cluster.Feed.DirectoryId.TryParse(new string('a', 32), out var id) ? id : throw new InvalidOperationException("no id"),
            Network = NetworkId.Parse("nomad"),
            NetworkName = "Nomad",
            SourceId = "7",
            Via = [id],
            Adapter = "nomad@1.0.0",
            ObservedAt = Noon,
        };
    }

    private async Task BindAsync(ListingKey key, ListingContent content, Origin? origin = null)
    {
        var centre = Opened(Put(key, content) with { Source = Source with { Origin = origin } });
        await _store.PutAsync(RowKinds.Centre, centre.Id.Value, JsonSerializer.Serialize(centre, ClusterJson.Default.CentreState));
        await _store.PutAsync(RowKinds.Binding, key.Value, JsonSerializer.Serialize(new Binding { Centre = centre.Id }, ClusterJson.Default.Binding));
    }
}
