using Federation.Cluster.Centres;

namespace Federation.Cluster.Tests.Centres;

public sealed class AddressTests
{
    [Theory]
    [InlineData("3 rue Haute", "27200", "Vernon", "Normandie", "FR", "3 rue Haute, 27200 Vernon, Normandie, FR")]
    [InlineData(null, null, "Vernon", null, "FR", "Vernon, FR")]
    [InlineData("3 rue Haute", null, null, null, null, "3 rue Haute")]
    [InlineData(null, "27200", null, null, null, "27200")]
    [InlineData(null, null, null, null, null, "")]
    public void ToString_OfAnyParts_IsOneLineOfThoseThatAreThere(string? street, string? postalCode, string? locality, string? region, string? country, string line) =>
        Assert.Equal(line, new Address { Street = street, PostalCode = postalCode, Locality = locality, Region = region, Country = country, LocalityCode = "27681" }.ToString());
}
