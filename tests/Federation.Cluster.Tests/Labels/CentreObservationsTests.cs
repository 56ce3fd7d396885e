using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Traces;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Centres;
using Federation.Contracts;
using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;

namespace Federation.Cluster.Tests.Labels;

public sealed class CentreObservationsTests
{
    private static readonly DateTimeOffset Now = Listings.Noon.AddDays(60);
    private static readonly ListingKey One = Listings.Key("north", "1"), Other = Listings.Key("south", "1");

    [Fact]
    public void Of_AListingThatSaysNothing_DeclaresNothing()
    {
        var observations = Of(Listings.Opened(Listings.Put(One, Listings.Content())));

        Assert.DoesNotContain(observations, observation => observation.Evidence != EvidenceKind.Computed);
    }

    // The label that a listing claims is no evidence, whatever it claims.
    [Fact]
    public void Of_AClaimedLabel_IsTheSameAsWithoutIt()
    {
        var plain = Listings.Content(services: [ServiceKeys.Coworking]);

        Assert.Equal(Of(Listings.Opened(Listings.Put(One, plain))), Of(Listings.Opened(Listings.Put(One, plain with { LabelClaim = "Label niveau 3" }))));
    }

    [Fact]
    public void Of_AListingThatSaysMuch_DeclaresIt()
    {
        var content = Listings.Content(services: [ServiceKeys.Coworking, ServiceKeys.Lounge, ServiceKeys.Cafe, ServiceKeys.MeetingRoom, ServiceKeys.Library]) with
        {
            OpeningHours = "Mo-Fr 09:00-18:00",
            Prices = [new ListedPrice { Text = "Coworking: 15 € TTC / jour", Amount = 15, Currency = "EUR", Unit = PriceUnit.Day, Service = ServiceKeys.Coworking }],
        };

        var declared = Of(Listings.Opened(Listings.Put(One, content))).Where(observation => observation.Evidence == EvidenceKind.Declared).ToDictionary(observation => observation.Criterion, observation => observation.Value);

        Assert.Equal(
            new Dictionary<string, decimal> { ["services.hours"] = 45, ["services.days"] = 5, ["services.offer"] = 2, ["services.meeting-rooms"] = 1, ["services.day-visit"] = 1, ["quality.prices"] = 1 },
            declared);
    }

    [Theory]
    [InlineData("Salle de réunion: 15 € TTC / jour", ServiceKeys.MeetingRoom, PriceUnit.Day)]
    [InlineData("Coworking: 150 € TTC / mois", ServiceKeys.Coworking, PriceUnit.Month)]
    [InlineData("15 € TTC / jour", null, PriceUnit.Day)]
    public void Of_APriceOfSomethingElse_IsNoDayVisit(string text, string? service, PriceUnit unit) =>
        Assert.DoesNotContain("services.day-visit", Criteria(new ListedPrice { Text = text, Amount = 15, Unit = unit, Service = service }));

    [Fact]
    public void Of_APriceOfWhichTaxesAreUnknown_IsNoPublishedPrice() =>
        Assert.DoesNotContain("quality.prices", Criteria(new ListedPrice { Text = "15 € / jour", Amount = 15 }, new ListedPrice { Text = "gratuit", Amount = 0 }));

    [Fact]
    public void Of_AClosedCentre_IsNothing() =>
        Assert.Empty(Of(Listings.Opened(Listings.Put(One, Listings.Content(services: [ServiceKeys.Coworking])), new CentreCommand.RemoveListing { Key = One, At = Listings.Noon, Run = "run", Fence = 1 })));

    // Said again by every reading; after the source lets go of the listing, by none.
    [Fact]
    public void Of_ADeclaration_IsAsYoungAsTheLastReadingThatShowedIt()
    {
        var put = Listings.Put(One, Listings.Content(services: [ServiceKeys.Coworking]));

        Assert.Equal(Listings.Noon.AddDays(50), Offer(Listings.Opened(put)).ObservedAt);
        Assert.Equal(Listings.Noon.AddDays(10), Offer(Listings.Opened(put, Listings.Stale(One, Listings.Noon.AddDays(50)))).ObservedAt);

        static Observation Offer(CentreState state) => Of(state, Readings(("north", [50, 10]))).Single(observation => observation.Criterion == "services.offer");
    }

    [Fact]
    public void Of_AReadingOnMostDays_CountsTheMiddleAge()
    {
        // Read every day but the last three.
        int[] days = [.. Enumerable.Range(0, 58).Reverse()];

        var freshness = Of(Listings.Opened(Listings.Put(One, Listings.Content())), Readings(("north", days))).Single(observation => observation.Criterion == "network.freshness");

        Assert.Equal((0m, 60, Now), (freshness.Value, freshness.Days, freshness.ObservedAt));
    }

    [Fact]
    public void Of_ASourceLeftAlone_GrowsOldDayByDay()
    {
        var freshness = Of(Listings.Opened(Listings.Put(One, Listings.Content())), Readings(("north", [0]))).Single(observation => observation.Criterion == "network.freshness");

        Assert.Equal((30m, 60), (freshness.Value, freshness.Days));
    }

    [Fact]
    public void Of_TwoNetworks_TheFresherOneCounts()
    {
        var centre = Listings.Opened(Listings.Put(One, Listings.Content()), Listings.Put(Other, Listings.Content()));

        var freshness = Of(centre, Readings(("north", [0]), ("south", [.. Enumerable.Range(0, 61).Reverse()]))).Single(observation => observation.Criterion == "network.freshness");

        Assert.Equal(0m, freshness.Value);
    }

    [Fact]
    public void Of_TheFieldsOfTheVocabulary_AreCountedOverTheDaysThatTheyStood()
    {
        var content = Listings.Content(website: "https://ruche.example", services: [ServiceKeys.Coworking]) with { Description = "A hive", LabelClaim = "ours" };

        var completeness = Of(Listings.Opened(Listings.Put(One, content, Now.AddDays(-31)))).Single(observation => observation.Criterion == "network.completeness");

        // Name, location, website, services: four of ten.
        Assert.Equal((40m, 31), (completeness.Value, completeness.Days));
    }

    [Theory]
    [InlineData("La Ruche", "LA RUCHE !", 47.3221, 0)]
    [InlineData("La Ruche", "La Fourmilière", 47.3221, 50)]
    [InlineData("La Ruche", "La Fourmilière", 47.4, 100)]
    public void Of_TwoNetworks_DifferWhereTheyMeanSomethingElse(string name, string otherName, double latitude, int share)
    {
        var centre = Listings.Opened(Listings.Put(One, Listings.Content(name)), Listings.Put(Other, Listings.Content(otherName, latitude)));

        Assert.Equal(share, Of(centre).Single(observation => observation.Criterion == "network.conflicts").Value);
    }

    private static IReadOnlyList<string> Criteria(params ListedPrice[] prices) =>
        [.. Of(Listings.Opened(Listings.Put(One, Listings.Content() with { Prices = [.. prices] }))).Select(observation => observation.Criterion)];

    private static IReadOnlyList<Observation> Of(CentreState centre, SourceReadings? readings = null) => [.. CentreObservations.Of(MergedCentre.Of(centre), new CentreTraces { Readings = readings ?? Readings() })];

    /// <param name="days">After noon, the latest first.</param>
    private static SourceReadings Readings(params (string Network, int[] Days)[] days) => new(
        Now, days.ToImmutableDictionary(network => NetworkId.Parse(network.Network), network => network.Days.Select(day => Listings.Noon.AddDays(day)).ToImmutableArray()));
}
