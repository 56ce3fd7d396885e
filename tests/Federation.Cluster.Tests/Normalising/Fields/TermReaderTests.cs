using Federation.Cluster.Centres;
using Federation.Cluster.Normalising.Capacities;
using Federation.Cluster.Normalising.Prices;
using Federation.Cluster.Normalising.Vocabularies;
using Federation.Cluster.Problems;
using Federation.Cluster.Sync;
using Federation.Contracts;

namespace Federation.Cluster.Tests.Normalising.Fields;

/// <summary>Languages, accessibility, prices and work places of a draft.</summary>
public sealed class TermReaderTests
{
    private readonly List<Issue> _issues = [];

    [Theory]
    [InlineData("fr", "fr")]
    [InlineData("FR-fr", "fr-FR")]
    [InlineData("pt_br", "pt-BR")]
    [InlineData("zh-hant-tw", "zh-Hant-TW")]
    [InlineData("Français, anglais et espagnol", "en", "es", "fr")]
    [InlineData("French / English", "en", "fr")]
    [InlineData("Deutsch", "de")]
    public void Languages_CodesTagsAndNames_AreTags(string text, params string[] expected)
    {
        Assert.Equal(expected, Normalised(new ListingDraft { Name = "x", Languages = [text] }).Languages);
        Assert.Empty(_issues);
    }

    [Theory]
    [InlineData("langue des oiseaux")]
    [InlineData("xx")]
    [InlineData("fr-ZZ")]
    public void Languages_Unknown_AreKeptAsTextWithAWarning(string text)
    {
        Assert.Equal([text], Normalised(new ListingDraft { Name = "x", Languages = [text] }).Languages);
        Assert.Equal("language.not-understood", Assert.Single(_issues).Code);
    }

    [Theory]
    [InlineData("wheelchair-limited", "wheelchair-limited")]
    [InlineData("Accessible PMR ; boucle magnétique", "hearing-loop", "wheelchair")]
    [InlineData("non accessible PMR", "wheelchair-none")]
    public void Accessibility_KeysAndNames_AreKeys(string text, params string[] expected) => Assert.Equal(expected, Normalised(new ListingDraft { Name = "x", Accessibility = [text] }).Accessibility);

    [Fact]
    public void Accessibility_Unknown_IsKeptAsTextWithAWarning()
    {
        Assert.Equal(["entrée par la cour", "lift"], Normalised(new ListingDraft { Name = "x", Accessibility = ["ascenseur", "entrée par la cour"] }).Accessibility);
        Assert.Equal("accessibility.not-understood", Assert.Single(_issues).Code);
    }

    [Theory]
    [InlineData("15 € / jour", 15, "EUR", PriceUnit.Day, null)]
    [InlineData("15,50€/h", 15.5, "EUR", PriceUnit.Hour, null)]
    [InlineData("EUR 90 par semaine", 90, "EUR", PriceUnit.Week, null)]
    [InlineData("1 200 € HT par an", 1200, "EUR", PriceUnit.Year, null)]
    [InlineData("8 € la demi-journée", 8, "EUR", PriceUnit.HalfDay, null)]
    [InlineData("Bureau fermé : 300 EUR par mois", 300, "EUR", PriceUnit.Month, "private-office")]
    [InlineData("5 CHF per day", 5, "CHF", PriceUnit.Day, null)]
    [InlineData("10 euros", 10, "EUR", null, null)]
    [InlineData("Gratuit", 0, null, null, null)]
    [InlineData("internet: free", 0, null, null, "internet")]
    public void Price_OfOneMeaning_IsUnderstood(string text, double amount, string? currency, PriceUnit? unit, string? service) =>
        Assert.Equal(new ListedPrice { Text = text, Amount = (decimal)amount, Currency = currency, Unit = unit, Service = service }, PriceReader.Read(text));

    [Theory]
    [InlineData("à partir de 15 € / jour")]
    [InlineData("15 à 20 € / jour")]
    [InlineData("15")]
    [InlineData("$15 a day")]
    [InlineData("15 € / poste")]
    [InlineData("sauna : 15 €")]
    [InlineData("sur devis")]
    public void Price_OfAnother_IsKeptAsTextWithAWarning(string text)
    {
        Assert.Equal(new ListedPrice { Text = text }, Assert.Single(Normalised(new ListingDraft { Name = "x", Prices = [new Price { Text = text }] }).Prices));
        Assert.Equal("price.not-understood", Assert.Single(_issues).Code);
    }

    [Fact]
    public void Price_OutOfBounds_KeepsItsTextAlone()
    {
        Price[] prices = [new() { Text = "a", Amount = -1 }, new() { Text = "b", Amount = 1.001m }, new() { Text = "c", Amount = 1, Currency = "eur" }, new() { Text = "d", Amount = 1, Unit = (PriceUnit)99 }, new() { Text = "e", Amount = 1, Service = "sauna" }];

        Assert.Equal(prices.Select(price => new ListedPrice { Text = price.Text }), Normalised(new ListingDraft { Name = "x", Prices = prices }).Prices);
    }

    [Fact]
    public void Prices_StrungTogether_AreSeveral() => Assert.Equal(
        [15m, 150m], Normalised(new ListingDraft { Name = "x", Prices = [new Price { Text = "15 € / jour ; 150 € / mois" }] }).Prices.Select(price => price.Amount!.Value));

    [Theory]
    [InlineData("12", 12)]
    [InlineData("12 postes", 12)]
    [InlineData("1 200 places de travail", 1200)]
    [InlineData("une vingtaine de places", null)]
    [InlineData("12-15", null)]
    [InlineData("12 postes et 2 bureaux", null)]
    [InlineData("environ 20", null)]
    public void Capacity_InWords_IsReadWhereItIsOneNumber(string text, int? expected) => Assert.Equal(expected, CapacityReader.Read(text));

    [Fact]
    public void Capacity_NoNumber_IsKeptAsTextWithAWarning()
    {
        var content = Normalised(new ListingDraft { Name = "x", CapacityText = "une vingtaine" });

        Assert.Equal((null, "une vingtaine"), (content.Capacity, content.CapacityText));
        Assert.Equal("capacity.unreadable", Assert.Single(_issues).Code);
    }

    [Fact]
    public void Vocabularies_EveryKey_IsFoundByEachOfItsNames()
    {
        Vocabulary[] all = [Vocabulary.Services, Vocabulary.Accessibility, Vocabulary.Languages, Vocabulary.Countries];

        Assert.All(all, vocabulary => Assert.All(vocabulary.Keys, key => Assert.All(
            [key, vocabulary.Label(key, RemedyLanguage.English), vocabulary.Label(key, RemedyLanguage.French)], name => Assert.Equal(key, vocabulary.Find(name)))));
        Assert.Equal((183, 249), (Vocabulary.Languages.Keys.Count, Vocabulary.Countries.Keys.Count));
    }

    private ListingContent Normalised(ListingDraft draft) => ListingNormaliser.Normalise(draft, _issues)!.Content;
}
