using Federation.Cluster.Normalising.Phones;

namespace Federation.Cluster.Tests.Normalising.Fields;

public sealed class PhoneReaderTests
{
    [Theory]
    [InlineData("03 80 12 34 56", "FR", "+33380123456")]
    [InlineData("0380123456", "FR", "+33380123456")]
    [InlineData("03.80.12.34.56", "FR", "+33380123456")]
    [InlineData("+33 (0)3 80 12 34 56", "FR", "+33380123456")]
    [InlineData("0033 3 80 12 34 56", "FR", "+33380123456")]
    [InlineData("Tél. : 03 80 12 34 56", "FR", "+33380123456")]
    [InlineData("+49 351 46333904", "FR", "+4935146333904")]
    [InlineData("+351 211451752", null, "+351211451752")]
    [InlineData("0590 82 11 22", "GP", "+590590821122")]
    [InlineData("0262 20 11 22", "FR", "+262262201122")]
    [InlineData("0639 69 11 22", "YT", "+262639691122")]
    [InlineData("01 42 68 53 00", "RE", "+33142685300")]
    public void Read_OneNumber_IsE164(string text, string? country, string expected) => Assert.Equal(expected, Assert.Single(PhoneReader.Read(text, country)).E164);

    [Theory]
    [InlineData("+351 21 330 3723; +351 910 642 244", "PT", "+351213303723", "+351910642244")]
    [InlineData("03 80 12 34 56 / 03 80 12 34 57", "FR", "+33380123456", "+33380123457")]
    [InlineData("03 80 12 34 56 ou 06 12 34 56 78", "FR", "+33380123456", "+33612345678")]
    [InlineData("0380123456/0380123457", "FR", "+33380123456", "+33380123457")]
    [InlineData("03 80 12 34 56, 0380123456", "FR", "+33380123456")]
    public void Read_SeveralNumbers_AreEachOnce(string text, string country, params string[] expected) => Assert.Equal(expected, PhoneReader.Read(text, country).Select(number => number.E164));

    [Theory]
    [InlineData("3960", "FR")]
    [InlineData("36 46", "FR")]
    public void Read_AShortNumber_HasNoE164(string text, string country)
    {
        var number = Assert.Single(PhoneReader.Read(text, country));

        Assert.Equal((null, text.Replace(" ", "", StringComparison.Ordinal)), (number.E164, number.Shown));
    }

    [Theory]
    [InlineData("03 80 12 34 56 poste 12")]
    [InlineData("03 80 12 34 56 ext. 12")]
    [InlineData("+33 3 80 12 34 56 x12")]
    public void Read_AnExtension_IsSetApart(string text)
    {
        var number = Assert.Single(PhoneReader.Read(text, "FR"));

        Assert.Equal(("+33380123456", "+33 3 80 12 34 56 ext. 12", "12"), (number.E164, number.Shown, number.Extension));
    }

    [Theory]
    [InlineData("03 80 12 34", "FR")]
    [InlineData("00 00 00 00 00", "FR")]
    [InlineData("03 80 12 34 56 (mairie)", "FR")]
    [InlineData("Fax 03 80 12 34 56", "FR")]
    [InlineData("sur demande", "FR")]
    [InlineData("lieu@exemple.fr", "FR")]
    [InlineData("03 80 12 34 56 / à confirmer", "FR")]
    [InlineData("03 80 12 34 56", null)]
    [InlineData("3960", null)]
    [InlineData("31457112345", null)]
    [InlineData("12 rue de la Gare", "FR")]
    public void Read_AnythingElse_IsNotGuessed(string text, string? country) => Assert.Empty(PhoneReader.Read(text, country));
}
