using Federation.Cluster.Centres;
using Federation.Cluster.Normalising.Hours;
using Federation.Cluster.Normalising.Texts;
using Federation.Cluster.Normalising.Vocabularies;
using Federation.Contracts;

namespace Federation.Cluster.Normalising.Addresses;

/// <summary>
/// Brings an address into canonical form: the country as a code, France overseas told by the postcode, the postcode as its country writes it. Street and town
/// stay as published. Pure and thread safe.
/// </summary>
internal static class AddressNormaliser
{
    private const int MostPostcode = 20;

    public static Address? Normalise(PostalAddress? draft, List<Issue> issues)
    {
        if (draft is null) return null;
        string? country = Country(draft.Country, issues);
        var address = new Address
        {
            Street = DraftTexts.Line(draft.Street, DraftTexts.MostLine, "address", issues),
            PostalCode = PostalCode(draft.PostalCode, country, issues),
            Locality = DraftTexts.Line(draft.Locality, DraftTexts.MostLine, "address", issues),
            LocalityCode = DraftTexts.Line(draft.LocalityCode, MostPostcode, "address", issues)?.ToUpperInvariant(),
            Region = DraftTexts.Line(draft.Region, DraftTexts.MostLine, "address", issues),
            Country = country,
        };
        return address == new Address() ? null : address with { Country = FrenchTerritory.Country(address) };
    }

    private static string? Country(string? draft, List<Issue> issues)
    {
        if (DraftTexts.Line(draft, DraftTexts.MostLine, "address", issues) is not { } text) return null;
        if (Vocabulary.Countries.Find(text) is { } code) return code;
        issues.Add(Issue.Warning("country.unknown", $"\"{DraftTexts.Shortened(text)}\" is neither a country's code nor its name in French or English."));
        return null;
    }

    private static string? PostalCode(string? draft, string? country, List<Issue> issues)
    {
        if (DraftTexts.Line(draft, MostPostcode, "address", issues) is not { } text) return null;
        var reading = Postcodes.Read(text, country);
        if (reading is not { Fits: false }) return reading.Text;
        issues.Add(Issue.Warning("postcode.unusual", "The postcode is not of the form that its country uses; it was kept as it is."));
        return reading.Text;
    }
}
