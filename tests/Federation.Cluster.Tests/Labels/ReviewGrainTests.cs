using System.Collections.Concurrent;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Labels.Publishing;
using Federation.Cluster.Labels.Reviews;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Centres;
using Federation.Cluster.Tests.Storage;
using Federation.Registry.Labels;
using Federation.Registry.Reviews;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Cluster.Tests.Labels;

/// <summary>The daily look, over a real store and months of a fake clock.</summary>
public sealed class ReviewGrainTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);
    private static readonly LabelLevels Levels = new() { Services = 1, Interoperability = 1 };

    private readonly FakeTimeProvider _clock = new(Start);
    private readonly SqlitePlace _place = new();
    private readonly DamageLog _log = new();
    private readonly CentreId _centre = Listings.NewId();
    private IDirectoryStore _store = null!; // opened before the first test

    private static ListingContent Full => Listings.Content(website: "https://ruche.example", services: ["coworking"]) with { OpeningHours = "Mo-Fr 09:00-18:00", Phone = "+33 3 80 00 00 00", Capacity = 12 };

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
        var head = await _store.HeadAsync(Token);
        Assert.Null(await Grain().Close(review.Id, "first", " The network mends its feed. "));
        Assert.Equal(ReviewProblemCodes.Closed, await Grain().Close(review.Id, "first", "Again."));
        Assert.Equal(ReviewProblemCodes.Closed, await Grain().Close(review.Id, "second", "The network mends its feed."));
        Assert.Empty((await _store.ReadFeedAsync(head, 10, Token)).Batches);

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
        await _store.LabelAsync(_centre, Levels, Start.AddDays(-60), content: Full);
        await _store.LabelAsync(Listings.NewId(), new LabelLevels { Services = 1 }, Start.AddDays(-60));

        await LookAsync(3);

        Assert.Empty(await _store.AllAsync(RowKinds.LevelFall));
    }

    // Of what can be chosen the door's rules make it two of three, or one.
    [Theory]
    [InlineData(0, false)]
    [InlineData(10, true)]
    public async Task Look_AtADoorThatFailsItsVisitors_IsAFall(int failed, bool isFall)
    {
        var content = Full with { Address = new Address { Country = "FR", PostalCode = "21000" }, Accessibility = ["wheelchair"] };
        await _store.LabelAsync(_centre, new LabelLevels { Interoperability = 2 }, Start.AddDays(-60), content: content);
        var today = DateOnly.FromDateTime(Start.UtcDateTime);
        var door = new DoorRecord { Version = 1, Rules = new AdmissionRules(), CountedOn = today };
        await PutAsync(new StateWrite(new StateKey(RowKinds.Door, _centre.Value), 0, JsonSerializer.SerializeToUtf8Bytes(door, ClusterJson.Default.DoorRecord)));
        await PutAsync(new DoorDay { Centre = _centre, Day = today.AddDays(-40), Answers = [new CountedAnswer(AdmissionCodes.Allowed, 20)] }.Write(0));
        if (failed > 0) await PutAsync(new DoorDay { Centre = _centre, Day = today, Answers = [new CountedAnswer(AdmissionCodes.HoursUnknown, failed)] }.Write(0));

        await LookAsync(1);

        Assert.Equal(isFall, (await _store.AllAsync(RowKinds.LevelFall)).Count > 0);
    }

    // On the unfinished day the second centre was not seen.
    [Fact]
    public async Task Look_ThatDidNotComeToItsEnd_IsADayAgainstNobody()
    {
        CentreId[] two = [.. new[] { Listings.NewId(), Listings.NewId() }.OrderBy(id => id.Value, StringComparer.Ordinal)];
        foreach (var id in two) await _store.LabelAsync(id, Levels, Start.AddDays(-60));
        await LookAsync(1, labelsOfATurn: 1);
        Assert.False(await Grain(labelsOfATurn: 1).Look());
        _clock.Advance(TimeSpan.FromDays(1));

        await LookAsync(88, labelsOfATurn: 1);
        Assert.Empty(await ReviewsAsync());
        await LookAsync(1, labelsOfATurn: 1);

        Assert.Equal(two.Select(id => id.Value), (await ReviewsAsync()).Select(review => review.Centre));
    }

    [Fact]
    public async Task Look_OfManyPages_GoesOnInOneTurn()
    {
        CentreId[] two = [.. new[] { Listings.NewId(), Listings.NewId() }.OrderBy(id => id.Value, StringComparer.Ordinal)];
        foreach (var id in two) await _store.LabelAsync(id, Levels, Start.AddDays(-60));

        Assert.True(await Grain(labelsOfATurn: 1, turn: TimeSpan.FromSeconds(5)).Look());

        Assert.Equal(two.Select(id => id.Value), (await _store.AllAsync(RowKinds.LevelFall)).Select(row => row.Key.Id));
    }

    [Fact]
    public async Task Look_AtACentreThatIsBackWhereItWas_ClosesItsReview()
    {
        await _store.LabelAsync(_centre, Levels, Start.AddDays(-60));
        await LookAsync(90);
        var centre = (await _store.ReadAsync(new StateKey(RowKinds.Centre, _centre.Value), Token))!; // it was put
        var mended = Listings.Opened(Listings.Put(Listings.Key("north", _centre.Value), Full, Start.AddDays(-60))) with { Id = _centre };
        await _store.CommitAsync(new StoreBatch { PartitionKey = "test", Writes = [new StateWrite(centre.Key, centre.Version, JsonSerializer.SerializeToUtf8Bytes(mended, ClusterJson.Default.CentreState))] }, Token);

        await LookAsync(1);

        Assert.Equal(ReviewOutcome.Recovered, Assert.Single(await ReviewsAsync()).Outcome);
        Assert.Empty(await _store.AllAsync(RowKinds.LevelFall));
    }

    // Whoever cannot be measured is not said to have fallen, and stops nobody behind it.
    [Theory]
    [InlineData(RowKinds.Centre, 1)]
    [InlineData(RowKinds.LevelFall, 0)]
    public async Task Look_AtACentreWhoseRowIsDamaged_IsMadeOfAllOthers(string kind, int unmeasured)
    {
        CentreId[] all = [.. Enumerable.Range(0, 5).Select(_ => Listings.NewId()).OrderBy(id => id.Value, StringComparer.Ordinal)];
        foreach (var id in all) await _store.LabelAsync(id, Levels, Start.AddDays(-60));
        await _store.PutAsync(RowKinds.Suggestion, "north/1", "rubbish");
        await LookAsync(89);
        var key = new StateKey(kind, all[1].Value);
        var sound = (await _store.ReadAsync(key, Token))!; // on the first day
        await PutAsync(new StateWrite(key, sound.Version, "rubbish"u8.ToArray()));

        await LookAsync(1);

        Assert.Equal(all.Where(id => id != all[1]).Select(id => id.Value), (await ReviewsAsync()).Select(review => review.Centre));
        Assert.Equal([all[1]], _log.Damaged);
        await PutAsync(new StateWrite(key, sound.Version + 1, sound.Body));
        await LookAsync(1);
        Assert.Equal(5, (await ReviewsAsync()).Count);
        var fall = JsonSerializer.Deserialize((await _store.ReadAsync(new StateKey(RowKinds.LevelFall, all[1].Value), Token))!.Body.Span, ClusterJson.Default.LevelFall)!; // as above
        Assert.Equal(unmeasured, fall.Unmeasured);
    }

    private async Task PutAsync(StateWrite write) => await _store.CommitAsync(new StoreBatch { PartitionKey = "test", Writes = [write] }, Token);

    private async Task LookAsync(int days, int? labelsOfATurn = null)
    {
        for (int day = 0; day < days; day++)
        {
            while (!await Grain(labelsOfATurn).Look()) Token.ThrowIfCancellationRequested();
            _clock.Advance(TimeSpan.FromDays(1));
        }
    }

    private async Task<(long, string)> LabelAsync() => await _store.ReadAsync(new StateKey(RowKinds.Label, _centre.Value), Token) is { } row ? (row.Version, Convert.ToHexString(row.Body.Span)) : default;

    private async Task<IReadOnlyList<LabelReview>> ReviewsAsync() => await new ReviewArchive(_store).AllAsync(Token).ToListAsync(Token);

    /// <summary>As a new activation is.</summary>
    private ReviewGrain Grain(int? labelsOfATurn = null, TimeSpan turn = default) =>
        new(new StoredState<WatchRecord>(_store, new StateKey(RowKinds.LabelWatch, IReviewGrain.TheOnly), ClusterJson.Default.WatchRecord), _store, new CriteriaArchive(_store, _clock), _clock, _log) { AtOnce = labelsOfATurn ?? 200, TurnTime = turn };

    /// <summary>Of which centres a look has said that they cannot be read.</summary>
    private sealed class DamageLog : ILogger<ReviewGrain>
    {
        private readonly ConcurrentQueue<CentreId> _damaged = new();

        public IReadOnlyCollection<CentreId> Damaged => _damaged;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            foreach (object? told in ((IReadOnlyList<KeyValuePair<string, object?>>)state!).Select(pair => pair.Value)) // as generated
            {
                if (told is CentreId centre) _damaged.Enqueue(centre);
            }
        }
    }
}
