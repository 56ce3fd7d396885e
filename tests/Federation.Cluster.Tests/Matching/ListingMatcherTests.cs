using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Candidates;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Scoring;
using Federation.Cluster.Sync;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Matching;

public sealed class ListingMatcherTests
{
    /// <summary>About 111 m of latitude.</summary>
    private const double Step = 0.001;

    private static readonly ListingKey New = Key("spaces", "new");

    [Fact]
    public void Find_TheSameNameInOtherOrderAndAccents_AtTheSamePlace_IsThatCentre()
    {
        var known = Opened(Put(Key("census", "1"), Content("L'Étincelle de Bourges")));

        Assert.Equal(known.Id, Find(Content("BOURGES, L ETINCELLE"), known));
    }

    [Fact]
    public void Find_AnotherNameAtTheSamePlace_IsANewCentre() =>
        Assert.Null(Find(Content("Bibliothèque municipale"), Opened(Put(Key("census", "1"), Content("Le Hangar à Bananes")))));

    [Fact]
    public void Find_ACentreThatTheNetworkListsAlready_IsANewCentre() => Assert.Null(Find(Content("Le Hangar à Bananes"), Opened(Put(Key("spaces", "1"), Content("Le Hangar à Bananes")))));

    [Fact]
    public void Find_ACentreKeptApartFromTheListing_IsANewCentre()
    {
        var known = Opened(Put(Key("census", "1"), Content("Le Hangar à Bananes")));

        Assert.Null(Matcher(PairDecisions.None.With(ListingPair.Of(New, Key("census", "1")), PairVerdict.Apart), known).Find(New, Listing(Content("Le Hangar à Bananes"))));
    }

    [Fact]
    public void Find_ASecondListingOfThisPageForTheSameCentre_IsANewCentre()
    {
        var matcher = Matcher(PairDecisions.None, Opened(Put(Key("census", "1"), Content("Le Hangar à Bananes"))));

        Assert.NotNull(matcher.Find(New, Listing(Content("Le Hangar à Bananes"))));
        Assert.Null(matcher.Find(Key("spaces", "second"), Listing(Content("Le Hangar à Bananes"))));
    }

    [Fact]
    public void Find_SeveralThatWouldDo_IsTheSurest()
    {
        var far = Opened(Put(Key("census", "1"), Content("Le Hangar à Bananes", 47.3220 + 2 * Step)));
        var near = Opened(Put(Key("census", "2"), Content("Le Hangar à Bananes")));

        Assert.Equal(near.Id, Find(Content("Le Hangar à Bananes"), far, near));
    }

    // Listing keys, unlike centre ids, are the same in every load of the same data.
    [Fact]
    public void Find_SeveralThatWouldDoAsWell_IsThatOfTheFirstKey_InWhateverOrderTheyCame()
    {
        var (first, second) = (Opened(Put(Key("census", "1"), Content("Le Hangar à Bananes"))), Opened(Put(Key("census", "2"), Content("Le Hangar à Bananes"))));

        Assert.Equal(first.Id, Find(Content("Le Hangar à Bananes"), first, second));
        Assert.Equal(first.Id, Find(Content("Le Hangar à Bananes"), second, first));
    }

    [Fact]
    public void Find_ACentreThatIsShut_IsTheNextSurest()
    {
        var shut = Opened(Put(Key("census", "1"), Content("Le Hangar à Bananes")), Put(Key("spaces", "1"), Content("Le Hangar à Bananes")));
        var far = Opened(Put(Key("census", "2"), Content("Le Hangar à Bananes", 47.3220 + Step)));

        Assert.Equal(far.Id, Find(Content("Le Hangar à Bananes"), shut, far));
    }

    [Fact]
    public void Find_ACentreThatWasClaimedBefore_IsANewCentre()
    {
        var known = Opened(Put(Key("census", "1"), Content("Le Hangar à Bananes")));
        var candidates = new CandidateIndex();
        candidates.Replace(null, CentreEntry.Of(known, 1, IndexUse.Searching).Centre);

        Assert.Null(new ListingMatcher(candidates, new MatchScorer(MatchWeights.Standard), PairDecisions.None, NetworkId.Parse("spaces"), [known.Id]).Find(New, Listing(Content("Le Hangar à Bananes"))));
    }

    private static CentreId? Find(ListingContent content, params CentreState[] known) => Matcher(PairDecisions.None, known).Find(New, Listing(content));

    private static IndexedListing Listing(ListingContent content) => IndexedListing.Of(New, content, cameFrom: null, origin: null);

    private static ListingMatcher Matcher(PairDecisions decisions, params CentreState[] known)
    {
        var candidates = new CandidateIndex();
        foreach (var state in known) candidates.Replace(null, CentreEntry.Of(state, 1, IndexUse.Searching).Centre);
        return new ListingMatcher(candidates, new MatchScorer(MatchWeights.Standard), decisions, NetworkId.Parse("spaces"), []);
    }
}
