using Federation.Cluster.Adapters.Cassettes;

namespace Federation.Adapters.Worker.Tests.Cassettes;

public sealed class PersonScrubTests
{
    [Theory]
    [InlineData("a@b.example", "person-1@example.invalid")]
    [InlineData("Anne.O'Neil+x@mail.b.example.", "person-1@example.invalid.")]
    [InlineData("mailto:a%40b.example", "mailto:person-1@example.invalid")]
    [InlineData("\"a\\u0040b.example\"", "\"person-1@example.invalid\"")]
    [InlineData("a&#64;b.example", "person-1@example.invalid")]
    [InlineData("élise@b.example", "person-1@example.invalid")]
    [InlineData("a@b.example, A@B.example, c@b.example", "person-1@example.invalid, person-1@example.invalid, person-2@example.invalid")]
    [InlineData("+33 3 80 00 11 22", "0199000001")]
    [InlineData("+33(0)3.80.00.11.22", "0199000001")]
    [InlineData("0033380001122", "0199000001")]
    [InlineData("03 80 00 11 22", "0199000001")]
    [InlineData("03.80.00.11.22", "0199000001")]
    [InlineData("21000,0380001122,Dijon", "21000,0199000001,Dijon")]
    [InlineData("tel:0380001122 or 0380001122 or 0380001123", "tel:0199000001 or 0199000001 or 0199000002")]
    public void Person_AsPeopleWriteIt_IsReplaced(string text, string expected) => Assert.Equal(expected, new PersonScrub().Apply(text));

    [Theory]
    [InlineData("47.3220470, 5.0414800")]
    [InlineData("5.0415123456")]
    [InlineData("5,0415123456")]
    [InlineData("-0,0415123456")]
    [InlineData("+47.3220470123")]
    [InlineData("2026-11-05T04:45:51.0123456789+01:00")]
    [InlineData("05-11-2026 08:30")]
    [InlineData("SIRET 12002701600563, id 00012")]
    [InlineData("https://social.example/@place")]
    [InlineData("0380001122a")]
    public void Text_ThatIsNoPerson_StaysAsItIs(string text) => Assert.Equal(text, new PersonScrub().Apply(text));

    [Fact]
    public void Placeholder_OnceMore_StaysFindable() => Assert.Equal(PersonScrub.Mask("a@b.example 03 80 00 11 22"), PersonScrub.Mask(new PersonScrub().Apply("a@b.example 03 80 00 11 22")));
}
