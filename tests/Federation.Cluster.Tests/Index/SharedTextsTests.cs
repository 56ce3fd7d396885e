using System.Globalization;
using Federation.Cluster.Index.Words;

namespace Federation.Cluster.Tests.Index;

public sealed class SharedTextsTests
{
    [Fact]
    public void Of_AWordThatCameBefore_IsTheSameString()
    {
        var texts = new SharedTexts();

        Assert.Same(texts.Of("atelier"), texts.Of("l'atelier".AsSpan(2)));
    }

    [Fact]
    public void Of_MoreWordsThanItHasRoomFor_IsTheWordAskedFor()
    {
        var texts = new SharedTexts();

        Parallel.For(0, 300_000, number =>
        {
            string word = (number % 150_000).ToString(CultureInfo.InvariantCulture);
            Assert.Equal(word, texts.Of(word));
        });
    }
}
