using Xunit;

namespace Federation.Adapters.Sdk.Tests;

public sealed class CountriesTests
{
    [Theory]
    [InlineData("12bis rue de Gex, 01210 Ferney-Voltaire, France", "FR")]
    [InlineData("Cruquiusweg 3, 6827BL Arnhem, Nederland", "NL")]
    [InlineData("140 West Main Street, Mesa, AZ, USA 85281", "US")]
    [InlineData("Quai de la Dérivation 54, 4020 Liège BELGIUM", "BE")]
    [InlineData("1 Weavers Court, Belfast, Northern Ireland", "GB")]
    [InlineData("Raum 1\nStraße 60\n91058 Erlangen\nGermany", "DE")]
    [InlineData("Main Street 1, Santa Fe, New Mexico", null)]
    [InlineData("1 High Street, Sydney, New South Wales", null)]
    [InlineData("Dreilindenstr. 19, 04177 Leipzig", null)]
    [InlineData("Brooklyn, NY", null)]
    [InlineData("", null)]
    public void AtEndOf_Address_IsACountryOnlyWhereItClearlyEndsInOne(string address, string? code) => Assert.Equal(code, Countries.AtEndOf(address));
}
