using CsCheck;
using Federation.Cluster.Index.Words;

namespace Federation.Cluster.Tests.Index;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("L'Étincelle, cœur d’Orléans", "l etincelle coeur d orleans", "etincelle coeur orleans")]
    [InlineData("The Makers' space of women's work", "the makers space of women s work", "makers space women work")]
    [InlineData("Straße 7 / 3ème", "strasse 7 3eme", "strasse 7 3eme")]
    [InlineData("de la", "de la", "de la")]
    [InlineData("東京コワーキングbar", "東京 京コ コワ ワー ーキ キン ング グ bar", "東京 京コ コワ ワー ーキ キン ング bar")]
    [InlineData("京", "京", "京")]
    [InlineData("Κέντρο Москва", "κεντρο москва", "κεντρο москва")]
    [InlineData("１２Ａ", "12a", "12a")]
    [InlineData("?! ''", "", "")]
    [InlineData("caf\uFFFEé \uFDD0 bar", "caf e bar", "caf e bar")]
    public void Of_ATextAndAQuestion_TakesThemApartIntoWords(string text, string kept, string asked)
    {
        Assert.Equal(kept, string.Join(' ', SearchWords.Of(text, asked: false).Select(word => word.Text)));
        Assert.Equal(asked, string.Join(' ', SearchWords.Asked(text)));
    }

    // Whatever a feed holds: no word is empty or long, and to take a word apart again changes nothing that is compared.
    [Fact]
    public void Of_AnyText_GivesWordsThatAreFoundByThemselves()
    {
        Gen.String.Sample(text =>
        {
            foreach (var word in SearchWords.Of(text, asked: false)) Assert.InRange(word.Text.Length, 1, SearchWords.MostCharacters);
        });
    }

    [Theory]
    [InlineData("coworking", "cowroking", 1, true)]
    [InlineData("coworking", "coworkign", 1, true)]
    [InlineData("coworking", "cworkin", 2, true)]
    [InlineData("coworking", "cworkin", 1, false)]
    [InlineData("coworking", "toworking", 1, false)]
    [InlineData("hangar", "hangars", 1, true)]
    public void IsWithin_CountsSlipsOfTheHand(string one, string other, int most, bool within)
    {
        Assert.Equal(within, WordDistance.IsWithin(one, other, most));
        Assert.Equal(within, WordDistance.IsWithin(other, one, most));
    }

    [Theory]
    [InlineData("Salle de réunion", "REU", true)]
    [InlineData("Salle de réunion", "salle de", true)]
    [InlineData("Salle de réunion", "union", false)]
    [InlineData("Salle de réunion", " ", false)]
    public void Begins_AsSomebodyTypes_LooksAtTheBeginningsOfWords(string text, string typed, bool begins) => Assert.Equal(begins, SearchText.Begins(text, typed));
}
