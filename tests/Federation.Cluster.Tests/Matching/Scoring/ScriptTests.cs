using Federation.Cluster.Matching.Scoring;

namespace Federation.Cluster.Tests.Matching.Scoring;

/// <summary>What is done to names before they are compared.</summary>
public sealed class ScriptTests
{
    [Theory]
    [InlineData("Café l’Étincelle, Straße 3", false)]
    [InlineData("\u1E00\u1EFF", false)] // Latin letters with marks lie in two places
    [InlineData("a\u036F", false)]
    [InlineData("…", false)]
    [InlineData("", false)]
    [InlineData("Ω", true)]
    [InlineData("\u0370", true)]
    [InlineData("\u1F00", true)]
    [InlineData("Кафе", true)]
    [InlineData("La 六", true)]
    [InlineData("𠀀", true)]
    public void IsForeign_AnyLetterOfAnotherScript(string text, bool isForeign) => Assert.Equal(isForeign, Script.IsForeign(text));

    [Theory]
    [InlineData("Zorglub 3", "Zorglub 3")]
    [InlineData("六兵衛bis", " 六  兵  衛 bis")]
    [InlineData("\u3400\u9FFF", " \u3400  \u9FFF ")]
    [InlineData("\u33FF\uA000", "\u33FF\uA000")]
    public void Apart_ChineseCharacters_AreWords(string text, string apart) => Assert.Equal(apart, Script.Apart(text));

    [Theory]
    [InlineData("ST-GÉRY VERS", "saint gery vers")]
    [InlineData("Ste Zorglub", "sainte zorglub")]
    [InlineData("Paris 18e Arrondissement", "paris")]
    [InlineData("PARIS 1er", "paris")]
    [InlineData("Paris 2 ème", "paris")]
    [InlineData("Paris 3 e", "paris")]
    [InlineData("Paris Cedex 09", "paris")]
    [InlineData("足立区", "zu li qu")]
    [InlineData("18", "")]
    public void Town_InItsUsualWritings_IsOne(string town, string folded) => Assert.Equal(folded, TownName.Fold(town));

    [Theory]
    [InlineData("12a Mühlenstraße", "12 a muhlenstr")]
    [InlineData("Mühlenstr. 12", "muhlenstr 12")]
    [InlineData("Strasse 1", "strasse 1")]
    [InlineData("82 Bd du Gal Leclerc", "82 boulevard du general leclerc")]
    [InlineData("3 Bis, R. du Port", "3 bis rue du port")]
    [InlineData("37-1", "37 1")]
    public void Street_InItsUsualWritings_IsOne(string street, string folded) => Assert.Equal(folded, StreetName.Fold(street));

    [Theory]
    [InlineData("MSAP de Zorglub", "france services de zorglub")]
    [InlineData("Maison de services au public", "france services")]
    [InlineData("La Maison de services", "la maison de services")]
    [InlineData("Espace France Service", "france services")]
    [InlineData("St-Zorglub 2ème", "saint zorglub 2")]
    [InlineData("2nd Ste", "2 sainte")]
    [InlineData("2x 3", "2x 3")]
    [InlineData("Jack's Jack’s", "jacks jacks")]
    [InlineData("L's Sam", "l s sam")]
    public void Name_InItsUsualWritings_IsOne(string name, string folded) => Assert.Equal(folded, PlaceName.Fold(name));
}
