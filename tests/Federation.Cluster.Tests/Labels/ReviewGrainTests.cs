using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Publishing;
using Federation.Cluster.Labels.Reviews;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Centres;
using Federation.Cluster.Tests.Storage;
using Federation.Registry.Labels;
using Federation.Registry.Reviews;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Cluster.Tests.Labels;

/// <summary>The daily look, over a real store and months of a fake clock.</summary>
public sealed class ReviewGrainTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);
    private static readonly LabelLevels Levels = new() { Services = 1, Interoperability = 1 };

    private readonly FakeTimeProvider _clock = new(Start);
    private readonly SqlitePlace _place = new();
    private readonly CentreId _centre = Listings.NewId();
    private IDirectoryStore _store = null!; // opened before the first test

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await _place.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task Look_NinetyDaysBelowTheAward_OpensAReviewAndChangesNothingOfTheLabel()
    {
        await _store.LabelAsync(_centre, Levels, Start.AddDays(-60));
        var label = await LabelAsync();
        var head = await _store.HeadAsync(Token);

        await LookAsync(89);
        Assert.Empty(await ReviewsAsync());
        long written = (await _store.AllAsync(RowKinds.LevelFall)).Single().Version;
        await LookAsync(1);

        Assert.Equal(1, written); // on the first day, and on no other
        var review = Assert.Single(await ReviewsAsync());
        Assert.Equal((_centre.Value, 1, 1, 0, new DateOnly(2026, 3, 1)), (review.Centre, review.Label, review.Awarded, review.Level, review.Since));
        Assert.Contains(review.Why, why => why.Criterion == "network.completeness" && why.Text.English == "20 %: level 1 asks for at least 60 %.");
        Assert.Equal(label, await LabelAsync());
        var events = (await _store.ReadFeedAsync(head, 1_000, Token)).Batches.SelectMany(batch => batch.Events).ToList();
        Assert.Equal([LabelReview.KeyOf(review.Id)], events.Select(told => told.Subject));
        await LookAsync(5);
        Assert.Single(await ReviewsAsync());
    }

    [Fact]
    public async Task Look_TwiceADay_LooksOnce()
    {
        await _store.LabelAsync(_centre, Levels, Start.AddDays(-60));
        Assert.True(await Grain().Look());
        long version = (await _store.AllAsync(RowKinds.LabelWatch)).Single().Version;

        _clock.Advance(TimeSpan.FromHours(12));

        Assert.True(await Grain().Look());
        Assert.Equal(version, (await _store.AllAsync(RowKinds.LabelWatch)).Single().Version);
    }

    [Fact]
    public async Task Close_ByAnAssessor_IsKeptAndTheFallIsCountedAnew()
    {
        await _store.LabelAsync(_centre, Levels, Start.AddDays(-60));
        await LookAsync(90);
        var review = (await ReviewsAsync()).Single();

        Assert.Equal(ReviewProblemCodes.BadReason, await Grain().Close(review.Id, "first", " "));
        Assert.Equal(ReviewProblemCodes.Unknown, await Grain().Close($"{review.Id}0", "first", "Seen."));
        Assert.Null(await Grain().Close(review.Id, "first", "The network mends its feed."));
        Assert.Equal(ReviewProblemCodes.Closed, await Grain().Close(review.Id, "first", "Again."));

        var closed = (await ReviewsAsync()).Single();
        Assert.Equal((ReviewOutcome.Decided, "first", "The network mends its feed.", _clock.GetUtcNow()), (closed.Outcome, closed.By, closed.Reason, closed.ClosedAt));
        await LookAsync(89);
        Assert.Single(await ReviewsAsync());
        await LookAsync(1);
        Assert.Equal(2, (await ReviewsAsync()).Count);
    }

    [Fact]
    public async Task Look_AtALabelThatIsOver_ClosesItsReview()
    {
        await _store.LabelAsync(_centre, Levels, Start.AddDays(-60));
        await LookAsync(90);

        _clock.SetUtcNow(Start.AddYears(2));
        await LookAsync(1);

        Assert.Equal(ReviewOutcome.LabelOver, Assert.Single(await ReviewsAsync()).Outcome);
        Assert.Empty(await _store.AllAsync(RowKinds.LevelFall));
    }

    [Fact]
    public async Task Look_AtACentreWhereItWasAwardedToBe_WritesNothingOfIt()
    {
        var full = Listings.Content(website: "https://ruche.example", services: ["coworking"]) with { OpeningHours = "Mo-Fr 09:00-18:00", Phone = "+33 3 80 00 00 00", Capacity = 12 };
        await _store.LabelAsync(_centre, Levels, Start.AddDays(-60), content: full);
        await _store.LabelAsync(Listings.NewId(), new LabelLevels { Services = 1 }, Start.AddDays(-60));

        await LookAsync(3);

        Assert.Empty(await _store.AllAsync(RowKinds.LevelFall));
    }

    private async Task LookAsync(int days)
    {
        for (int day = 0; day < days; day++)
        {
            while (!await Grain().Look()) Token.ThrowIfCancellationRequested();
            _clock.Advance(TimeSpan.FromDays(1));
        }
    }

    private async Task<(long, string)> LabelAsync() => await _store.ReadAsync(new StateKey(RowKinds.Label, _centre.Value), Token) is { } row ? (row.Version, Convert.ToHexString(row.Body.Span)) : default;

    private async Task<IReadOnlyList<LabelReview>> ReviewsAsync() => await new ReviewArchive(_store).AllAsync(Token).ToListAsync(Token);

    /// <summary>As a new activation is.</summary>
    private ReviewGrain Grain() => new(StoredState.Read(_store), _store, new CriteriaArchive(_store, _clock), _clock);
}
