using Federation.Cluster.Centres;
using Federation.Cluster.Centres.Licences;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Centres;

public sealed class WithoutShareAlikeTests
{
    private static readonly ListingKey A = Key("a", "1"), B = Key("b", "1");

    private static readonly CentreCommand.PutListing Free = Put(A, Content("Free"));

    private static readonly CentreCommand.PutListing Shared = Put(B, Content("Shared", website: "https://b.example/")) with { Source = Source with { Licence = "ODbL-1.0", Trust = 80 } };

    [Fact]
    public void Of_ACentreOfFreeListings_IsTheVeryCentre()
    {
        var centre = MergedCentre.Of(Opened(Free));

        Assert.Same(centre, WithoutShareAlike.Of(centre));
    }

    [Fact]
    public void Of_ACentreThatSharedListingsSpeakFor_IsWhatTheOthersSay()
    {
        var centre = MergedCentre.Of(Opened(Free, Shared));
        Assert.Equal("Shared", centre.Content.Name);

        var left = WithoutShareAlike.Of(centre)!; // one is free

        Assert.Equal(("Free", null), (left.Content.Name, left.Content.Website));
        Assert.Equal([A], left.State.Listings.Select(listing => listing.Key));
    }

    [Fact]
    public void Of_ACentreOfWhichNothingIsFree_IsNothing()
    {
        Assert.Null(WithoutShareAlike.Of(MergedCentre.Of(Opened(Shared))));
        Assert.Null(WithoutShareAlike.Of(MergedCentre.Of(Opened(Put(A, Content()) with { Source = Source with { Licence = "nobody-knows" } }))));
    }

    // What is left was taken down at its source.
    [Fact]
    public void Of_ACentreWhoseFreeListingIsRemoved_IsNothing() =>
        Assert.Null(WithoutShareAlike.Of(MergedCentre.Of(Opened(Free, Shared, new CentreCommand.RemoveListing { Key = A, At = Noon, Run = "run", Fence = 1 }))));
}
