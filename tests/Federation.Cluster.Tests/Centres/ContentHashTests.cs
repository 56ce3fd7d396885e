using Federation.Cluster.Centres;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Centres;

public sealed class ContentHashTests
{
    [Fact]
    public void Of_EveryField_Counts()
    {
        ListingContent[] contents =
        [
            Content(),
            Content("Other"),
            Content(latitude: null),
            Content() with { Description = "x" },
            Content() with { Address = new Address { Street = "x" } },
            Content() with { Address = new Address { Locality = "x" } },
            Content() with { Website = "x" },
            Content() with { Phone = "x" },
            Content() with { Phones = [new Telephone("+33380123456", "+33 3 80 12 34 56", null)] },
            Content() with { CapacityText = "x" },
            Content() with { Languages = ["fr"] },
            Content() with { Accessibility = ["fr"] },
            Content() with { Prices = [new ListedPrice { Text = "x" }] },
            Content() with { Prices = [new ListedPrice { Text = "x", Amount = 1 }] },
            Content() with { OpeningHours = "x" },
            Content() with { Services = ["x"] },
            Content() with { Capacity = 1 },
            Content() with { LabelClaim = "x" },
        ];

        Assert.Distinct(contents.Select(content => ContentHash.Of(content, [])));
    }

    [Fact]
    public void Of_AMissingAndAnUnusableValue_AreTwoContents() =>
        Assert.NotEqual(ContentHash.Of(Content(latitude: null), []), ContentHash.Of(Content(latitude: null), ["location"]));

    [Theory]
    [InlineData(47.24593500001, 47.245935)]
    [InlineData(-0.0, 0.0)]
    public void Of_NumbersThatMeanTheSame_IsOne(double one, double other) =>
        Assert.Equal(ContentHash.Of(Content(latitude: one), []), ContentHash.Of(Content(latitude: other), []));
}
