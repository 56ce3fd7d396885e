using CsCheck;
using Federation.Gateway.GraphQL.Http;

namespace Federation.Gateway.Tests.Http;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Café 😀 漢字")]
    public void IsPlain_WholeCharacters_AreText(string text) => Assert.True(PlainText.IsPlain(text));

    [Fact]
    public void IsPlain_HalfCharactersOrZero_AreNone()
    {
        // Not theory data: an attribute cannot hold half a character.
        foreach (string text in (string[])["a\0b", "\uD83D", "\uDE00\uD83D", "a\uD83D\uDE00\uD83D"]) Assert.False(PlainText.IsPlain(text));
    }

    [Fact]
    public void IsPlain_AnyText_AgreesWithTheStrictEncoding() => Gen.String.Sample(text =>
    {
        bool encodes = true;
        try
        {
            new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(text);
        }
        catch (System.Text.EncoderFallbackException)
        {
            encodes = false;
        }

        return PlainText.IsPlain(text) == (encodes && !text.Contains('\0', StringComparison.Ordinal));
    });
}
