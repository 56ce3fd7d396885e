using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Grouping;
using Federation.Cluster.Matching.Review;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Storage;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Matching.Review;

/// <summary>What people are asked, as plans come and go.</summary>
public sealed class ReviewQueueTests : IAsyncLifetime
{
    private static readonly ListingKey A = Key("a", "1"), B = Key("b", "1"), C = Key("c", "1");

    private static readonly ListingPair AB = ListingPair.Of(A, B), AC = ListingPair.Of(A, C), BC = ListingPair.Of(B, C);

    private readonly SqlitePlace _place = new();

    private IDirectoryStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await _place.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task Ask_SomethingNew_IsStoredWithItsTime()
    {
        await AskAsync(Noon, Plan([A], (AB, MatchQuestion.Unsure, 0.25)));

        Assert.Equal([new MatchReview { Pair = AB, Question = MatchQuestion.Unsure, Score = 0.25, Since = Noon }], await AskedAsync());
    }

    [Fact]
    public async Task Ask_TheSameAgain_WritesNothing()
    {
        await AskAsync(Noon, Plan([A], (AB, MatchQuestion.Unsure, 0.25)));
        var before = await _store.AllAsync(RowKinds.MatchReview);

        await AskAsync(Noon.AddDays(1), Plan([A], (AB, MatchQuestion.Unsure, 0.25)));

        Assert.Equal(before.Select(row => row.Version), (await _store.AllAsync(RowKinds.MatchReview)).Select(row => row.Version));
        Assert.Equal(Noon, Assert.Single(await AskedAsync()).Since);
    }

    [Fact]
    public async Task Ask_TheSameWithAnotherScore_IsAskedSinceTheFirstTime_AndAnotherQuestionSinceNow()
    {
        await AskAsync(Noon, Plan([A], (AB, MatchQuestion.Unsure, 0.25)));

        await AskAsync(Noon.AddDays(1), Plan([A], (AB, MatchQuestion.Unsure, 0.3)));
        Assert.Equal((0.3, Noon), await OneAsync());
        await AskAsync(Noon.AddDays(2), Plan([A], (AB, MatchQuestion.TwoLabels, 0.3)));
        Assert.Equal((0.3, Noon.AddDays(2)), await OneAsync());

        async Task<(double?, DateTimeOffset)> OneAsync() => Assert.Single(await AskedAsync()) is var review ? (review.Score, review.Since) : default;
    }

    [Fact]
    public async Task Ask_OfOneOrigin_HasNoScore()
    {
        await AskAsync(Noon, Plan([A], (AB, MatchQuestion.SameNetwork, SameOrigin.Score)));

        Assert.Null(Assert.Single(await AskedAsync()).Score);
    }

    [Fact]
    public async Task Ask_WithAPlanThatAsksNoMore_LeavesWhatIsAskedAboutOthers()
    {
        await AskAsync(Noon, Plan([A], (AB, MatchQuestion.Unsure, 0.1), (AC, MatchQuestion.Unsure, 0.2)), Plan([B], (BC, MatchQuestion.Unsure, 0.3)));

        await AskAsync(Noon, Plan([A], (AC, MatchQuestion.Unsure, 0.2)));
        Assert.Equal([BC, AC], (await AskedAsync()).Select(review => review.Pair));
        await AskAsync(Noon, Plan([A]));
        Assert.Equal([BC], (await AskedAsync()).Select(review => review.Pair));
        await AskAsync(Noon, Plan([C]));
        Assert.Empty(await AskedAsync());
        Assert.Empty(await _store.AllAsync(RowKinds.MatchReview));
    }

    // The first takes it away, the second asks anew: one row, one write.
    [Fact]
    public async Task Ask_ByTwoPlansAtOnce_IsAsTheLastLeftIt()
    {
        await AskAsync(Noon, Plan([A], (AB, MatchQuestion.Unsure, 0.1)));

        await AskAsync(Noon.AddDays(1), Plan([A]), Plan([B], (AB, MatchQuestion.TwoLabels, 0.5)));
        Assert.Equal(new MatchReview { Pair = AB, Question = MatchQuestion.TwoLabels, Score = 0.5, Since = Noon.AddDays(1) }, Assert.Single(await AskedAsync()));
        await AskAsync(Noon.AddDays(2), Plan([A], (AB, MatchQuestion.Unsure, 0.1)), Plan([B]));
        Assert.Empty(await AskedAsync());
        await AskAsync(Noon.AddDays(3), Plan([A], (AC, MatchQuestion.Unsure, 0.1)), Plan([C]));
        Assert.Empty(await AskedAsync());
    }

    // A queue is kept while its grain is awake: what it wrote is what it goes on from.
    [Fact]
    public async Task Ask_OneQueueAgainAndAgain_GoesOnFromWhatItWrote()
    {
        var queue = await ReviewQueue.LoadAsync(_store, Token);

        await queue.AskAsync([Plan([A], (AB, MatchQuestion.Unsure, 0.1))], Noon, Token);
        await queue.AskAsync([Plan([A], (AB, MatchQuestion.Unsure, 0.2))], Noon, Token);
        await queue.AskAsync([Plan([A]), Plan([B], (AB, MatchQuestion.Unsure, 0.3))], Noon, Token);
        await queue.AskAsync([Plan([B], (AB, MatchQuestion.Unsure, 0.4))], Noon, Token);

        Assert.Equal(0.4, Assert.Single(await AskedAsync()).Score);
    }

    [Fact]
    public async Task Forget_ListingsThatAreUnknown_AsksNoMoreAboutThem()
    {
        await AskAsync(Noon, Plan([A], (AB, MatchQuestion.Unsure, 0.1), (AC, MatchQuestion.Unsure, 0.2)), Plan([B], (BC, MatchQuestion.Unsure, 0.3)));

        await (await ReviewQueue.LoadAsync(_store, Token)).ForgetAsync(key => key != B, Token);
        Assert.Equal([AC], (await AskedAsync()).Select(review => review.Pair));
        await (await ReviewQueue.LoadAsync(_store, Token)).ForgetAsync(key => key != A, Token);
        Assert.Empty(await AskedAsync());
    }

    [Fact]
    public void SurestFirst_OfAnyTwo_IsByScoreThenByKeys()
    {
        MatchReview[] ordered = [Of(AC, null), Of(BC, null), Of(AB, 0.3), Of(AC, 0.3), Of(BC, 0.3), Of(AB, -0.1)];

        Assert.Equal(ordered, ordered.Reverse().Order(MatchReview.SurestFirst));

        static MatchReview Of(ListingPair pair, double? score) => new() { Pair = pair, Question = MatchQuestion.Unsure, Score = score, Since = Noon };
    }

    private static PlacePlan Plan(ListingKey[] members, params (ListingPair Pair, MatchQuestion Question, double Score)[] questions) =>
        new(members.ToDictionary(key => key, _ => 0), ImmutableArray<Federation.Cluster.Matching.Regroupings.ListingTransfer>.Empty, [], questions.ToDictionary(asked => asked.Pair, asked => (asked.Question, asked.Score)));

    private async Task AskAsync(DateTimeOffset at, params PlacePlan[] plans) => await (await ReviewQueue.LoadAsync(_store, Token)).AskAsync(plans, at, Token);

    private async Task<IReadOnlyList<MatchReview>> AskedAsync() => await new MatchingArchive(_store).ReviewsAsync(null, Token);
}
