using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Traces;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Suggestions;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Centres;
using Federation.Registry.Evaluations;

namespace Federation.Cluster.Tests.Labels;

/// <summary>What is computed of more than the listings as they are.</summary>
public sealed class NetworkObservationsTests
{
    private static readonly DateTimeOffset Now = Listings.Noon.AddDays(60);
    private static readonly ListingKey One = Listings.Key("north", "1");

    // A comma that changes does not hide what was said before.
    [Fact]
    public void Completeness_OfAListingThatChanged_IsTheMeanOfItsDays()
    {
        var poor = Listings.Opened(Listings.Put(One, Listings.Content()));
        var (rich, past) = Change(poor, Listings.Put(One, Listings.Content(website: "https://ruche.example", services: ["coworking"]), Now.AddDays(-20).AddHours(1)));

        var completeness = Find(rich, "network.completeness", traces => traces with { Pasts = [past] })!;

        // Name and location on 41 of 61 days, website and services too on the last 20.
        Assert.Equal((Math.Round(((41 * 20m) + (20 * 40m)) / 61, 1), 60), (completeness.Value, completeness.Days));
    }

    [Fact]
    public void Completeness_WhereOlderChangesAreNotLookedAt_CountsTheDaysThatAreKnown()
    {
        var poor = Listings.Opened(Listings.Put(One, Listings.Content()));
        var (rich, past) = Change(poor, Listings.Put(One, Listings.Content(website: "https://ruche.example"), Now.AddDays(-40).AddHours(1)));

        Assert.Equal((30m, 39), Find(rich, "network.completeness", traces => traces with { Pasts = [past], IsCutOff = true }) is { } known ? (known.Value, known.Days) : default);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(40, 33.3)]
    [InlineData(0, 100)]
    public void Quarantine_OfARecordThatIsRefused_IsTheShareOfReadingsSinceThen(int? since, double share)
    {
        var centre = Listings.Opened(Listings.Put(One, Listings.Content()));

        var found = Find(centre, "network.quarantine", traces => since is { } day ? traces with { Refused = ImmutableDictionary<ListingKey, DateTimeOffset>.Empty.Add(One, Listings.Noon.AddDays(day)) } : traces)!;

        Assert.Equal(((decimal)share, 59), (found.Value, found.Days)); // read first on the day after the centre was opened
    }

    [Fact]
    public void Quarantine_OfASourceThatWasNotRead_IsNotKnown() =>
        Assert.DoesNotContain(NetworkObservations.Of(MergedCentre.Of(Listings.Opened(Listings.Put(One, Listings.Content()))), new CentreTraces { Readings = new SourceReadings(Now, ImmutableDictionary<NetworkId, ImmutableArray<DateTimeOffset>>.Empty) }), observation => observation.Criterion is "network.quarantine" or "network.freshness");

    [Fact]
    public void Corrections_OfSuggestions_AreTheMedianOfWhatWasCarriedAndOfWhatWaitsForLong()
    {
        var centre = Listings.Opened(Listings.Put(One, Listings.Content()));

        Assert.Null(Median(centre));
        Assert.Null(Median(centre, Open(29)));
        Assert.Equal(31m, Median(centre, Open(31)));
        Assert.Equal(4m, Median(centre, Carried(50, 46), Open(10), Dismissed(40, 5)));
        Assert.Equal(8m, Median(centre, Carried(50, 46), Carried(40, 32)));
        Assert.Equal(180m, Median(centre, Closed(185, 5, SuggestionState.Expired), Carried(50, 46)));
        Assert.Null(Median(centre, Closed(30, 5, SuggestionState.Expired), Carried(100, 91)));
    }

    [Fact]
    public void Admissions_OfACentreThatAdmitsNobody_AreNotMeasured()
    {
        var centre = Listings.Opened(Listings.Put(One, Listings.Content()));

        Assert.Null(Find(centre, "network.admissions"));
        Assert.Equal((0m, 60), Find(centre, "network.admissions", traces => traces with { Visits = 0 }) is { } found ? (found.Value, found.Days) : default);
    }

    [Fact]
    public void AdmissionRate_OfPassesThatWereCounted_IsMeasuredFromTheFirstDayOn()
    {
        var centre = Listings.Opened(Listings.Put(One, Listings.Content()));

        Assert.Null(Find(centre, "network.admission-rate"));
        Assert.Null(Find(centre, "network.admission-rate", traces => traces with { Passes = [Passes(0, 19)] }));
        Assert.Equal((90m, 40), Find(centre, "network.admission-rate", traces => traces with { Passes = [Passes(40, 10), Passes(3, 8, 2)] }) is { } found ? (found.Value, found.Days) : default);

        DoorDay Passes(int daysAgo, int admitted, int failed = 0) => new()
        {
            Centre = centre.Id,
            Day = DateOnly.FromDateTime(Now.UtcDateTime).AddDays(-daysAgo),
            Answers = [.. new CountedAnswer[] { new(AdmissionCodes.Allowed, admitted), new(AdmissionCodes.Nobody, failed) }.Where(answer => answer.Count > 0)],
        };
    }

    private static decimal? Median(CentreState centre, params Suggestion[] suggestions) => Find(centre, "network.corrections", traces => traces with { Suggestions = suggestions })?.Value;

    private static Observation? Find(CentreState centre, string criterion, Func<CentreTraces, CentreTraces>? seen = null)
    {
        var readings = new SourceReadings(Now, ImmutableDictionary<NetworkId, ImmutableArray<DateTimeOffset>>.Empty.Add(One.Network, [.. Enumerable.Range(0, 60).Reverse().Select(day => Listings.Noon.AddDays(day + 1).AddHours(-1))]));
        var traces = new CentreTraces { Readings = readings };
        return NetworkObservations.Of(MergedCentre.Of(centre), seen?.Invoke(traces) ?? traces).SingleOrDefault(observation => observation.Criterion == criterion);
    }

    private static (CentreState After, CentrePast Past) Change(CentreState before, CentreCommand command)
    {
        var outcome = Centre.Apply(before.Id, before, command);
        return (outcome.State!, CentrePast.Of(before, outcome.Change)!); // it changed
    }

    private static Suggestion Open(int daysAgo) => new() { Id = "a", Centre = Listings.NewId(), Listing = One, Field = "name", Value = "x", By = "somebody", At = Now.AddDays(-daysAgo) };

    private static Suggestion Carried(int daysAgo, int closedDaysAgo) => Closed(daysAgo, closedDaysAgo, SuggestionState.Carried);

    private static Suggestion Dismissed(int daysAgo, int closedDaysAgo) => Closed(daysAgo, closedDaysAgo, SuggestionState.Dismissed);

    private static Suggestion Closed(int daysAgo, int closedDaysAgo, SuggestionState state) => Open(daysAgo) with { State = state, ClosedAt = Now.AddDays(-closedDaysAgo) };
}
