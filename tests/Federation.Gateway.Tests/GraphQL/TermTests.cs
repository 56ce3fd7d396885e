using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Contracts;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.GraphQL;

/// <summary>What describes a centre beside its texts: numbers, keys, tags, prices.</summary>
public sealed class TermTests
{
    [Fact]
    public async Task Vocabularies_Asked_HaveEveryKeyInBothLanguages()
    {
        await using var host = await GatewayHost.StartAsync();

        var data = (await host.AskAsync("{ services { key label fr: label(language: FR) } accessibilityFeatures { key label fr: label(language: FR) } }")).Data;

        Assert.Equal(ServiceKeys.All, Keys(data.GetProperty("services")));
        Assert.Equal(AccessibilityKeys.All, Keys(data.GetProperty("accessibilityFeatures")));
        Assert.Contains(data.GetProperty("services").EnumerateArray(), service => (Text(service, "label"), Text(service, "fr")) == ("Phone booth", "Cabine téléphonique"));
    }

    [Fact]
    public async Task Centre_WithTerms_ShowsWhatWasUnderstoodAndWhatWasNot()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await host.Seed.OpenAsync("cote-dor", "1", new ListingContent
        {
            Name = "x",
            Address = new Address { Street = "12 bis rue de la Gare", Country = "FR" },
            Phone = "+33 3 80 12 34 56 ext. 7",
            Phones = [new Telephone("+33380123456", "+33 3 80 12 34 56 ext. 7", "7")],
            CapacityText = "une vingtaine",
            Languages = ["langue des oiseaux", "pt-BR"],
            Accessibility = ["entrée par la cour", "wheelchair"],
            Prices = [new ListedPrice { Text = "15,50 € / jour", Amount = 15.5m, Currency = "EUR", Unit = PriceUnit.Day, Service = "coworking" }, new ListedPrice { Text = "sur devis" }],
        });

        var centre = (await host.AskAsync($$"""
            { centre(id: "{{id}}") { address { houseNumber streetName } phone phones { e164 shown extension } capacity capacityText
              languages { tag label(language: FR) } accessibility { key label(language: FR) } prices { text amount currency unit service { key } free } provenance { field value } } }
            """)).Data.GetProperty("centre");

        Assert.Equal(("12 bis", "rue de la Gare"), (Text(centre.GetProperty("address"), "houseNumber"), Text(centre.GetProperty("address"), "streetName")));
        Assert.Equal("""[{"e164":"+33380123456","shown":"+33 3 80 12 34 56 ext. 7","extension":"7"}]""", centre.GetProperty("phones").GetRawText());
        Assert.Equal((JsonValueKind.Null, "une vingtaine"), (centre.GetProperty("capacity").ValueKind, Text(centre, "capacityText")));
        Assert.Equal("""[{"tag":null,"label":"langue des oiseaux"},{"tag":"pt-BR","label":"portugais"}]""", centre.GetProperty("languages").GetRawText());
        Assert.Equal("""[{"key":null,"label":"entrée par la cour"},{"key":"wheelchair","label":"Accessible en fauteuil roulant"}]""", centre.GetProperty("accessibility").GetRawText());
        Assert.Equal(
            """[{"text":"15,50 € / jour","amount":15.5,"currency":"EUR","unit":"DAY","service":{"key":"coworking"},"free":false},{"text":"sur devis","amount":null,"currency":null,"unit":null,"service":null,"free":false}]""",
            centre.GetProperty("prices").GetRawText());
        Assert.Contains(centre.GetProperty("provenance").EnumerateArray(), field => (Text(field, "field"), Text(field, "value")) == ("prices", "15,50 € / jour, sur devis"));
    }

    private static IEnumerable<string?> Keys(JsonElement terms) => terms.EnumerateArray().Select(term => Text(term, "key"));

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}
