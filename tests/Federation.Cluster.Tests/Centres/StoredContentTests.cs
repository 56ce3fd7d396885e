using System.Text;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Centres;

/// <summary>Centres stored by an earlier version are read by this one.</summary>
public sealed class StoredContentTests
{
    [Fact]
    public void Content_StoredBeforeAMemberWasAdded_HasNoneOfIt()
    {
        var state = Centre.Apply(NewId(), null, Put(Key("census", "1"), Content())).State!; // a put opens
        string stored = JsonSerializer.Serialize(state, ClusterJson.Default.CentreState);
        foreach (string member in new[] { "phones", "languages", "accessibility", "prices" }) stored = stored.Replace($",\"{member}\":[]", "", StringComparison.Ordinal);

        var content = MergedCentre.Of(JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(stored), ClusterJson.Default.CentreState)!).Content; // what was written is a state

        Assert.DoesNotContain("phones", stored, StringComparison.Ordinal);
        Assert.True(content is { Phones.IsDefault: false, Languages.IsDefault: false, Accessibility.IsDefault: false, Prices.IsDefault: false });
        Assert.Equal(ContentHash.Of(state.Listings[0].Content, []), ContentHash.Of(content, []));
    }

    [Fact]
    public void Content_SentBetweenSilos_ArrivesWhole()
    {
        var content = Content() with
        {
            Phones = [new Telephone("+33380123456", "+33 3 80 12 34 56", "7")],
            CapacityText = "une vingtaine",
            Languages = ["fr"],
            Accessibility = ["lift"],
            Prices = [new ListedPrice { Text = "15 € / jour", Amount = 15, Currency = "EUR", Unit = PriceUnit.Day, Service = "coworking" }],
        };
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();

        var arrived = serializer.Deserialize<ListingContent>(serializer.SerializeToArray(content))!; // what was sent is a content

        Assert.Equal(ContentHash.Of(content, []), ContentHash.Of(arrived, []));
        Assert.Equal(content.Phones, arrived.Phones);
        Assert.Equal(content.Prices, arrived.Prices);
    }
}
