using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Matching.Candidates;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Matching;

public sealed class CandidateIndexTests
{
    private static readonly ListingKey Mine = Key("census", "1");

    private readonly CandidateIndex _index = new();

    [Fact]
    public void Like_AListingOfTheSameNameNearby_IsFound_UntilItSaysSomethingElse()
    {
        var before = CentreEntry.Of(Opened(Put(Mine, Content("Le Hangar à Bananes"))), 1, IndexUse.Searching).Centre;
        _index.Replace(null, before);
        Assert.Equal(Mine, Assert.Single(Like("Hangar à Bananes")).Listing.Key);
        Assert.True(_index.TryFind(Mine, out var found));
        Assert.Same(before, found.Centre);

        _index.Replace(before, CentreEntry.Of(Opened(Put(Mine, Content("Tout autrement", 43.1, 1.2))), 2, IndexUse.Searching).Centre);

        Assert.Empty(Like("Hangar à Bananes"));
        Assert.True(_index.TryFind(Mine, out _));
    }

    [Fact]
    public void TryFind_AListingThatWentOver_IsFoundInItsNewCentre_WhicheverIsToldFirst()
    {
        var from = Opened(Put(Mine, Content("Le Hangar à Bananes")));
        var to = Opened(Put(Key("spaces", "s"), Content("Hangar")));
        var (before, other) = (CentreEntry.Of(from, 1, IndexUse.Searching).Centre, CentreEntry.Of(to, 1, IndexUse.Searching).Centre);
        _index.Replace(null, before);
        _index.Replace(null, other);
        var adopted = Centre.Apply(to.Id, to, new CentreCommand.AdoptListing { Key = Mine, At = Noon, Run = "r", Fence = 1, Listing = from.Listings[0], From = from.Id }).State!;
        var released = Centre.Apply(from.Id, from, new CentreCommand.ReleaseListing { Key = Mine, At = Noon, Run = "r", Fence = 1, To = to.Id }).State!;

        _index.Replace(other, CentreEntry.Of(adopted, 2, IndexUse.Searching).Centre);
        _index.Replace(before, CentreEntry.Of(released, 2, IndexUse.Searching).Centre);

        Assert.True(_index.TryFind(Mine, out var found));
        Assert.Equal(to.Id, found.Centre.Id);
        Assert.Equal(to.Id, Assert.Single(Like("Hangar à Bananes"), candidate => candidate.Listing.Key == Mine).Centre.Id);
    }

    [Theory]
    [InlineData(CandidateIndex.MostUnderOneKey, true)]
    [InlineData(CandidateIndex.MostUnderOneKey + 1, false)]
    public void Like_WhatTooManyShare_TellsNobodyFromAnother(int namesakes, bool found)
    {
        for (int at = 0; at < namesakes; at++) _index.Replace(null, CentreEntry.Of(Opened(Put(Key("flood", $"{at}"), Content("Zanzibarotheque"))), 1, IndexUse.Searching).Centre);

        Assert.Equal(found, Like("Zanzibarotheque").Count > 0);
    }

    private IReadOnlyCollection<Candidate> Like(string name)
    {
        var found = new HashSet<Candidate>(ReferenceEqualityComparer.Instance);
        _index.Find(IndexedListing.Of(Key("asks", "1"), Content(name), cameFrom: null, origin: null), found);
        return found;
    }
}
