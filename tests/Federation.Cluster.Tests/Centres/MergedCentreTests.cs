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
}
