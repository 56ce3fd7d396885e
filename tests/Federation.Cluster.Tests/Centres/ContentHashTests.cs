using Federation.Cluster.Centres;
using Federation.Contracts;
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

    // Of a hash that is another every listing would look changed after an upgrade.
    [Fact]
    public void Of_AllThatAListingCanSay_StaysWhatItWas()
    {
        var content = Content("La Ruche", 47.3220, 5.0415, "https://a.example/", "coworking", "kitchen") with
        {
            Description = "Au bord de l’eau",
            Address = new Address { Street = "3 rue Haute", PostalCode = "27200", Locality = "Vernon", Region = "Normandie", Country = "FR", LocalityCode = "27681" },
            Phone = "02 32 00 00 00",
            Phones = [new Telephone("+33232000000", "+33 2 32 00 00 00", null), new Telephone(null, "poste 12", null)],
            OpeningHours = "Mo-Fr 09:00-18:00",
            Capacity = 12,
            CapacityText = "une douzaine",
            LabelClaim = "Fabrique de territoire",
            Languages = ["en", "fr"],
            Accessibility = ["step-free"],
            Prices = [new ListedPrice { Text = "12,50 € la journée", Amount = 12.5m, Currency = "EUR", Unit = PriceUnit.Day, Service = "coworking" }],
        };

        Assert.StartsWith("d212c10058af31b55f54d2c3f1be97ad85097e99fb2d681efa", ContentHash.Of(content, ["phone", "capacity", "phone"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(47.24593500001, 47.245935)]
    [InlineData(-0.0, 0.0)]
    public void Of_NumbersThatMeanTheSame_IsOne(double one, double other) =>
        Assert.Equal(ContentHash.Of(Content(latitude: one), []), ContentHash.Of(Content(latitude: other), []));
}
