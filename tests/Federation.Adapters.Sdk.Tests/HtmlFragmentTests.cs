using Xunit;

namespace Federation.Adapters.Sdk.Tests;

public sealed class HtmlFragmentTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("  kept as it is ", "  kept as it is ")]
    [InlineData("<p>Un <b>lieu</b></p><p>ouvert&nbsp;à tous</p>", "Un lieu ouvert à tous")]
    [InlineData("L&rsquo;&eacute;t&eacute; &amp; l'hiver", "L’été & l'hiver")]
    [InlineData("<script>alert(1)</script>vu<style>p{}</style><!-- x -->", "vu")]
    [InlineData("<img src=x onerror=alert(1)>", "")]
    [InlineData("3 < 4", "3 < 4")]
    [InlineData("<li>a<li>b", "a b")]
    public void TextOf_APiece_IsWhatAPersonReads(string html, string expected) => Assert.Equal(expected, HtmlFragment.TextOf(html));

    [Fact]
    public void TextOf_TooDeepTooManyOrTooLong_IsNone()
    {
        Assert.Null(HtmlFragment.TextOf(string.Concat(Enumerable.Repeat("<div>", 1_000))));
        Assert.Null(HtmlFragment.TextOf(string.Concat(Enumerable.Repeat("<br>", 20_000))));
        Assert.Null(HtmlFragment.TextOf("<b>" + new string('x', 300_000)));
    }
}
