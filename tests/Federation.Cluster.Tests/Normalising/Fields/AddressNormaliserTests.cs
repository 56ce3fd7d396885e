using Federation.Cluster.Normalising.Addresses;
using Federation.Contracts;

namespace Federation.Cluster.Tests.Normalising.Fields;

public sealed class AddressNormaliserTests
{
    private readonly List<Issue> _issues = [];

    [Theory]
    [InlineData("fr", "FR")]
    [InlineData("France", "FR")]
    [InlineData("ALLEMAGNE", "DE")]
    [InlineData("Germany", "DE")]
    [InlineData("Etats-Unis", "US")]
    [InlineData("UK", "GB")]
    [InlineData("Royaume Uni", "GB")]
    [InlineData("La Réunion", "RE")]
    [InlineData("Côte d'Ivoire", "CI")]
    [InlineData("日本", "JP")]
    public void Country_ByCodeOrName_IsACode(string country, string expected) => Assert.Equal(expected, AddressNormaliser.Normalise(new PostalAddress { Country = country }, _issues)!.Country);

    [Theory]
    [InlineData("Bourgogne")]
    [InlineData("ZZ")]
    [InlineData("Franc")]
    public void Country_Unknown_IsLeftOutWithAWarning(string country)
    {
        Assert.Null(AddressNormaliser.Normalise(new PostalAddress { Country = country }, _issues));
        Assert.Equal("country.unknown", Assert.Single(_issues).Code);
    }

    [Theory]
    [InlineData("97110", "GP")]
    [InlineData("97200", "MQ")]
    [InlineData("97300", "GF")]
    [InlineData("97400", "RE")]
    [InlineData("97600", "YT")]
    [InlineData("98800", "NC")]
    [InlineData("20000", "FR")]
    public void Country_OfFranceOverseas_IsToldByThePostcode(string postcode, string expected) =>
        Assert.Equal((expected, postcode), Parts(AddressNormaliser.Normalise(new PostalAddress { PostalCode = postcode, Country = "France" }, _issues)!));

    [Theory]
    [InlineData("FR", "F-21000", "21000")]
    [InlineData("FR", "21 000", "21000")]
    [InlineData("LU", "L-1855", "1855")]
    [InlineData("NL", "1012ab", "1012 AB")]
    [InlineData("PT", "1100085", "1100-085")]
    [InlineData("SE", "11122", "111 22")]
    [InlineData("CA", "h2x1y4", "H2X 1Y4")]
    [InlineData("GB", "SW1A 1AA", "SW1A 1AA")]
    public void Postcode_OfItsCountry_IsWrittenAsThere(string country, string postcode, string expected)
    {
        Assert.Equal(expected, AddressNormaliser.Normalise(new PostalAddress { Country = country, PostalCode = postcode }, _issues)!.PostalCode);
        Assert.Empty(_issues);
    }

    [Theory]
    [InlineData("FR", "2100")]
    [InlineData("PT", "1250-011 Coração")]
    public void Postcode_OfAnotherForm_IsKeptWithAWarning(string country, string postcode)
    {
        Assert.Equal(postcode, AddressNormaliser.Normalise(new PostalAddress { Country = country, PostalCode = postcode }, _issues)!.PostalCode);
        Assert.Equal("postcode.unusual", Assert.Single(_issues).Code);
    }

    [Theory]
    [InlineData("12 rue de la Gare", "12", "rue de la Gare")]
    [InlineData("12 bis rue de la Gare", "12 bis", "rue de la Gare")]
    [InlineData("12bis, rue de la Gare", "12bis", "rue de la Gare")]
    [InlineData("12-14 rue de la Gare", "12-14", "rue de la Gare")]
    [InlineData("12 à 14 rue de la Gare", "12 à 14", "rue de la Gare")]
    [InlineData("N°12 rue de la Gare", "12", "rue de la Gare")]
    [InlineData("5A rue de la Gare", "5A", "rue de la Gare")]
    [InlineData("1 l'Orée du bois", "1", "l'Orée du bois")]
    public void StreetNumber_InFront_IsSetApart(string street, string number, string rest) => Assert.Equal(new HouseAndStreet(number, rest), StreetNumber.Split(street, "FR"));

    [Theory]
    [InlineData("Hauptstraße 12a", "DE", "12a", "Hauptstraße")]
    [InlineData("Rua do Benformoso, 50", "PT", "50", "Rua do Benformoso")]
    public void StreetNumber_Behind_IsSetApartWhereItStandsThere(string street, string country, string number, string rest) => Assert.Equal(new HouseAndStreet(number, rest), StreetNumber.Split(street, country));

    [Theory]
    [InlineData("rue de la Gare", "FR")]
    [InlineData("rue du 8 mai 1945", "FR")]
    [InlineData("8 mai 1945", "FR")]
    [InlineData("1er étage, mairie", "FR")]
    [InlineData("3ème rue", "FR")]
    [InlineData("Hauptstraße 12, 10115 Berlin", "DE")]
    [InlineData("Rue du Port 12", "FR")]
    [InlineData(null, "FR")]
    public void StreetNumber_None_IsNotGuessed(string? street, string country) => Assert.Null(StreetNumber.Split(street, country));

    private static (string?, string?) Parts(Federation.Cluster.Centres.Address address) => (address.Country, address.PostalCode);
}
