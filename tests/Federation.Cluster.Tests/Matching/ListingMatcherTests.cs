using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Matching;
using Federation.Cluster.Storage;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Matching;

public sealed class ListingMatcherTests
{
    /// <summary>About 111 m of latitude.</summary>
    private const double Step = 0.001;

    private static readonly ListingKey New = Key("spaces", "new");

    [Fact]
    public void Decide_SameDomainAndNear_IsSure()
    {
        var known = Opened(Put(Key("census", "1"), Content("Cowork'in", website: "https://www.coworkin.example/bourges")));

        var decision = Matcher(known).Decide(New, Content("Tout autre nom", 47.3220 + Step, website: "http://coworkin.example/"));

        var sure = Assert.IsType<MatchDecision.Sure>(decision);
        Assert.Equal(known.Id, sure.Centre);
        Assert.Equal(MatchRule.SameDomainAndNear, sure.Evidence.Kind);
        Assert.InRange(sure.Evidence.Distance, 110, 112);
    }

    [Fact]
    public void Decide_SameNameInOtherWordsOrderAndAccents_AndNear_IsSure()
    {
        var known = Opened(Put(Key("census", "1"), Content("L'Étincelle (Coworking)")));

        var decision = Matcher(known).Decide(New, Content("COWORKING L ETINCELLE", 47.3220 + Step));

        Assert.Equal(MatchRule.SameNameAndNear, Assert.IsType<MatchDecision.Sure>(decision).Evidence.Kind);
    }

    [Theory]
    [InlineData("La Ruche", 2 * Step, null)] // same name, 222 m away
    [InlineData("Autre", Step, null)] // near, but nothing else
    [InlineData("Autre", 10 * Step, "https://ruche.example/")] // same domain, 1.1 km away
    public void Decide_WithHalfTheEvidence_IsNone(string name, double away, string? website)
    {
        var known = Opened(Put(Key("census", "1"), Content(website: "https://ruche.example/")));

        Assert.IsType<MatchDecision.None>(Matcher(known).Decide(New, Content(name, 47.3220 + away, website: website)));
    }

    [Fact]
    public void Decide_WithoutAPlace_IsNone()
    {
        var known = Opened(Put(Key("census", "1"), Content(website: "https://ruche.example/")));

        Assert.IsType<MatchDecision.None>(Matcher(known).Decide(New, Content(latitude: null, website: "https://ruche.example/")));
    }

    [Fact]
    public void Decide_AListingOfTheSameNetwork_IsNone()
    {
        var known = Opened(Put(Key("spaces", "1"), Content()));

        Assert.IsType<MatchDecision.None>(Matcher(known).Decide(New, Content()));
    }

    [Fact]
    public void Decide_ASecondListingOfThisPageForTheSameCentre_IsNone()
    {
        var matcher = Matcher(Opened(Put(Key("census", "1"), Content())));

        Assert.IsType<MatchDecision.Sure>(matcher.Decide(New, Content()));
        Assert.IsType<MatchDecision.None>(matcher.Decide(Key("spaces", "second"), Content()));
    }

    [Theory]
    [InlineData("https://www.facebook.com/laruche")]
    [InlineData("https://laruche.wixsite.com/accueil")]
    public void Decide_ASharedHost_IsNoEvidence(string website)
    {
        var known = Opened(Put(Key("census", "1"), Content("Un", website: website)));

        Assert.IsType<MatchDecision.None>(Matcher(known).Decide(New, Content("Deux", website: website)));
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void Decide_ADomainSeenOnManyPlaces_IsNoEvidence(int places, bool sure)
    {
        var known = Enumerable.Range(0, places).Select(at => Opened(Put(Key("census", $"{at}"), Content($"Lieu {at}", 40 + at, website: "https://chain.example/"))));

        var decision = Matcher([.. known]).Decide(New, Content("Autre", 40, website: "https://chain.example/"));

        Assert.Equal(sure, decision is MatchDecision.Sure);
    }

    [Fact]
    public void Decide_PlacesOfADomainOnThisPage_Count()
    {
        var matcher = Matcher(Opened(Put(Key("census", "1"), Content("Un", website: "https://chain.example/"))));
        for (int at = 0; at < 3; at++) matcher.Decide(Key("spaces", $"{at}"), Content($"Lieu {at}", 50 + at, website: "https://chain.example/"));

        Assert.IsType<MatchDecision.None>(matcher.Decide(New, Content("Deux", website: "https://chain.example/")));
    }

    [Fact]
    public void Decide_SeveralCandidates_TakesTheDomainThenTheNearest()
    {
        var sameName = Opened(Put(Key("census", "1"), Content("La Ruche")));
        var sameDomain = Opened(Put(Key("census", "2"), Content("Autre", 47.3220 + Step, website: "https://ruche.example/")));
        var nearer = Opened(Put(Key("census", "3"), Content("La Ruche", 47.3220 + (Step / 2))));

        Assert.Equal(sameDomain.Id, Sure(Matcher(sameName, sameDomain).Decide(New, Content(website: "https://ruche.example/"))));
        Assert.Equal(nearer.Id, Sure(Matcher(sameName, nearer).Decide(New, Content(latitude: 47.3220 + (Step / 2)))));
    }

    private static CentreId Sure(MatchDecision decision) => Assert.IsType<MatchDecision.Sure>(decision).Centre;

    private static ListingMatcher Matcher(params CentreState[] known) =>
        new(IndexSnapshot.Empty.With([.. known.Select(state => IndexedCentre.Of(state, 1))], FeedCursor.Start), Federation.Cluster.Sync.NetworkId.Parse("spaces"), []);
}
