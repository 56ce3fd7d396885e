using Federation.Cluster.Centres;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Centres;

public sealed class MergedCentreTests
{
    private static readonly ListingKey A = Key("a", "1");
    private static readonly ListingKey B = Key("b", "1");

    [Fact]
    public void Of_TheFullerListing_WinsAndTheOtherValueIsKept()
    {
        var merged = MergedCentre.Of(Opened(Put(A, Content("Short")), Put(B, Content("Fuller", website: "https://b.example/"))));

        Assert.Equal("Fuller", merged.Content.Name);
        var name = merged.Fields.Single(field => field.Field.Name == "name");
        Assert.Equal(B, name.Source.Key);
        Assert.Equal("Short", Assert.Single(name.Others).Content.Name);
    }

    [Fact]
    public void Of_AFieldThatTheWinnerLacks_ComesFromTheOther()
    {
        var merged = MergedCentre.Of(Opened(
            Put(A, Content("A", latitude: null) with { Website = "https://a.example/" }),
            Put(B, Content("B") with { Phone = "+33 3 80 00 00 00", Capacity = 4 })));

        Assert.Equal("https://a.example/", merged.Content.Website);
        Assert.Equal(A, merged.Fields.Single(field => field.Field.Name == "website").Source.Key);
        Assert.Equal(B, merged.Fields.Single(field => field.Field.Name == "location").Source.Key);
    }

    [Fact]
    public void Of_AStaleListing_LosesToACurrentOne()
    {
        var merged = MergedCentre.Of(Opened(Put(A, Content("A", website: "https://a.example/")), Put(B, Content("B")), Stale(A)));

        Assert.Equal("B", merged.Content.Name);
        Assert.False(merged.IsStale);
    }

    [Fact]
    public void Of_Services_AreAddedUp()
    {
        var merged = MergedCentre.Of(Opened(Put(A, Content(services: ["kitchen", "coworking"])), Put(B, Content(services: ["parking", "coworking"]))));

        Assert.Equal(["coworking", "kitchen", "parking"], merged.Content.Services);
    }

    [Fact]
    public void Of_TheNetworkThatIsTrustedMore_WinsOverTheFullerListing()
    {
        var trusted = Put(A, Content("Trusted")) with { Source = Source with { Trust = 80 } };
        var merged = MergedCentre.Of(Opened(trusted, Put(B, Content("Fuller", website: "https://b.example/"))));

        Assert.Equal("Trusted", merged.Content.Name);
        Assert.Equal("https://b.example/", merged.Content.Website);
    }

    [Fact]
    public void Of_AListingThatIsStale_LosesHoweverMuchItIsTrusted()
    {
        var trusted = Put(A, Content("Trusted")) with { Source = Source with { Trust = 80 } };

        Assert.Equal("Current", MergedCentre.Of(Opened(trusted, Put(B, Content("Current")), Stale(A))).Content.Name);
    }

    [Theory]
    [InlineData(179, "Fuller")]
    [InlineData(181, "Newer")]
    public void Of_AListingThatItsSourceChangedLongBefore_Loses(int days, string name)
    {
        var fuller = Put(A, Content("Fuller", website: "https://a.example/")) with { ModifiedAt = Noon.AddDays(-days) };

        Assert.Equal(name, MergedCentre.Of(Opened(fuller, Put(B, Content("Newer")) with { ModifiedAt = Noon })).Content.Name);
    }

    [Fact]
    public void Of_AListingThatDoesNotSayWhenItChanged_IsNotOld()
    {
        Assert.Equal("Fuller", MergedCentre.Of(Opened(Put(A, Content("Fuller", website: "https://a.example/")), Put(B, Content("Newer")) with { ModifiedAt = Noon })).Content.Name);
    }

    [Fact]
    public void Of_APinnedListing_ComesFirstAndOnce()
    {
        var state = Opened(Put(A, Content("A")), Put(B, Content("B", website: "https://b.example/")));
        var pinned = Centre.Apply(state.Id, state, new CentreCommand.PinField { Key = A, At = Noon, Run = "decision", Fence = 1, Field = "name", Actor = "somebody", Reason = "It is called so." }).State!; // it has the listing

        var name = MergedCentre.Of(pinned).Fields.Single(field => field.Field.Name == "name");

        Assert.Equal(A, name.Source.Key);
        Assert.Equal([B], name.Others.Select(listing => listing.Key));
    }

    [Fact]
    public void Of_AListingThatIsRemoved_SaysNothing_UntilNoneIsLeft()
    {
        var trusted = Put(A, Content("Trusted", website: "https://a.example/")) with { Source = Source with { Trust = 80 } };
        var state = Opened(trusted, Put(B, Content("Other")), Removed(A));

        var merged = MergedCentre.Of(state);

        Assert.Equal(("Other", null), (merged.Content.Name, merged.Content.Website));
        Assert.False(merged.IsStale);
        var closed = MergedCentre.Of(Centre.Apply(state.Id, state, Removed(B)).State!); // it has the listing
        Assert.Equal("Trusted", closed.Content.Name);
        Assert.True(closed.IsStale);
    }

    [Fact]
    public void Of_ListingsThatCountTheSame_ShowsTheOneWhoseKeyIsFirst() =>
        Assert.Equal("A", MergedCentre.Of(Opened(Put(B, Content("B")), Put(A, Content("A")))).Content.Name);

    private static CentreCommand.RemoveListing Removed(ListingKey key) => new() { Key = key, At = Noon, Run = "run", Fence = 1 };
}
