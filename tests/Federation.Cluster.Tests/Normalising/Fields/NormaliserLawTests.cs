using CsCheck;
using Federation.Cluster.Centres;
using Federation.Cluster.Sync;
using Federation.Contracts;

namespace Federation.Cluster.Tests.Normalising.Fields;

/// <summary>What holds for every draft: normalising what was normalised changes nothing, and nothing that was said gets lost without an issue.</summary>
public sealed class NormaliserLawTests
{
    private static readonly Gen<string> Words = Pick.From(
        "03 80 12 34 56", "+49 351 46333904 / 3960", "0262 20 11 22 poste 3", "fr", "français et anglais", "pt-BR", "accessible PMR", "lift", "15 € / jour; gratuit", "Bureau fermé : 300 EUR par mois",
        "12 postes", "une vingtaine", "12 bis rue de la Gare", "Hauptstraße 12", "97400", "F-21000", "France", "Réunion", "DE", "https://bücher.example/?utm_source=a&b=c#d", "www.a.example, www.b.example",
        "facebook.com/x", "Mo-Fr 09:00-12:00", "du lundi au vendredi 9h-12h", "coworking", "sauna", "", " \u00A0 ", "a@b.example", "é\u0301\u200B😀");

    private static readonly Gen<string> Texts = Gen.Frequency((3, Words), (1, Gen.Char['\u0001', '\u0250'].Array[0, 12].Select(characters => new string(characters))), (1, Gen.Select(Words, Words, (one, other) => one + "," + other)));

    private static readonly Gen<ListingDraft> Drafts = Gen.Select(
        Texts, Texts, Texts.Array[0, 4], Texts.Array[0, 4], Gen.Select(Texts, Texts, Texts, Texts, Texts), Gen.Select(Texts, Texts, Texts), Gen.Int[-5, 200_000].Nullable(),
        (name, website, terms, services, address, texts, capacity) => new ListingDraft
        {
            Name = "x" + name,
            Website = website,
            Address = new PostalAddress { Street = address.Item1, PostalCode = address.Item2, Locality = address.Item3, Region = address.Item4, Country = address.Item5 },
            Phone = texts.Item1,
            OpeningHours = texts.Item2,
            CapacityText = texts.Item3,
            Capacity = capacity,
            Services = services,
            Languages = terms,
            Accessibility = terms,
            Prices = [.. terms.Select(text => new Price { Text = text })],
        });

    [Fact]
    public void Normalise_Twice_IsOnce() => Drafts.Sample(draft =>
    {
        var once = ListingNormaliser.Normalise(draft, [])!.Content;
        var twice = ListingNormaliser.Normalise(DraftOf(once), [])!.Content;

        Assert.Equal(ContentHash.Of(once, []), ContentHash.Of(twice, []));
        Assert.All(ContentField.All, field => Assert.Equal(field.Text(once), field.Text(twice)));
        Assert.Equal(once.Phones, twice.Phones);
        Assert.Equal(once.Prices, twice.Prices);
    });

    [Fact]
    public void Normalise_AFieldThatSaysSomething_IsFilledOrHasAnIssue() => Drafts.Sample(draft =>
    {
        var issues = new List<Issue>();
        var content = ListingNormaliser.Normalise(draft, issues)!.Content;
        bool Says(string? text) => text is not null && ListingNormaliser.Normalise(new ListingDraft { Name = text }, []) is not null;

        Assert.True(content.Phone is not null == Says(draft.Phone));
        Assert.True(!Says(draft.Website) || content.Website is not null || issues.Exists(issue => issue.Code == "website.unreadable"));
        Assert.True(!Says(draft.Address!.Country) || content.Address?.Country is not null || issues.Exists(issue => issue.Code == "country.unknown"));
        Assert.Equal(content.Phone is not null && content.Phones.IsEmpty, issues.Exists(issue => issue.Code == "phone.not-understood"));
        Assert.Equal(content.Prices.Any(price => price.Amount is null), issues.Exists(issue => issue.Code == "price.not-understood"));
        Assert.Equal(content.CapacityText is not null, issues.Exists(issue => issue.Code == "capacity.unreadable"));
    });

    private static ListingDraft DraftOf(ListingContent content) => new()
    {
        Name = content.Name,
        Description = content.Description,
        Address = content.Address is { } address
            ? new PostalAddress { Street = address.Street, PostalCode = address.PostalCode, Locality = address.Locality, Region = address.Region, Country = address.Country }
            : null,
        Website = content.Website,
        Phone = content.Phone,
        OpeningHours = content.OpeningHours,
        Services = [.. content.Services],
        Capacity = content.Capacity,
        CapacityText = content.CapacityText,
        Languages = [.. content.Languages],
        Accessibility = [.. content.Accessibility],
        Prices = [.. content.Prices.Select(price => new Price { Text = price.Text, Amount = price.Amount, Currency = price.Currency, Unit = price.Unit, Service = price.Service })],
        LabelClaim = content.LabelClaim,
    };
}
