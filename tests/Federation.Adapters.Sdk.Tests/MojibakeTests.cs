using System.Text;
using CsCheck;
using Xunit;

namespace Federation.Adapters.Sdk.Tests;

public sealed class MojibakeTests
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Theory]
    [InlineData("Café")]
    [InlineData("L'été déjà là, à 5 € – œuvre d’Hélène…")]
    [InlineData("chezmémé.fr")]
    [InlineData("Łódź")]
    [InlineData("Où ça ? 30°")]
    public void Mend_ReadWronglyOnceOrTwice_GivesTheTextBack(string meant)
    {
        string once = ReadWrongly(meant);
        string twice = ReadWrongly(once);

        Assert.True(Mojibake.IsIn(once));
        Assert.Equal(meant, Mojibake.Mend(once));
        Assert.True(Mojibake.IsIn(twice));
        Assert.Equal(meant, Mojibake.Mend(twice));
    }

    // Capitals before typographic signs are words of real languages: what is not certain is left alone.
    [Theory]
    [InlineData("AMANHÃ…")]
    [InlineData("IRMÃ® SÃO")]
    [InlineData("LE CAFÉ” MARCHÉ…")]
    [InlineData("Château d’Âge « À bientôt »")]
    [InlineData("Ångström & Ässä")]
    [InlineData("Â")]
    [InlineData("")]
    public void IsIn_WhatSomebodyMayHaveWritten_SeesNothing(string text)
    {
        Assert.False(Mojibake.IsIn(text));
        Assert.Equal(text, Mojibake.Mend(text));
    }

    [Theory]
    [InlineData("CafÃ© à côté")]
    [InlineData("CafÃ© Ã  la carte")]
    [InlineData("CafÃ© 日本")]
    public void Mend_WhereOnlyAPartIsDamaged_IsNotCertain(string text)
    {
        Assert.True(Mojibake.IsIn(text));
        Assert.Null(Mojibake.Mend(text));
    }

    [Fact]
    public void Mend_OfAnyTextOfWesternLetters_LosesNothing() => Gen.Char["abz .'éèàçÉÀœŒ€’–»«°ÂÃÄÅâ©¨ªTÎ5"].Array[0, 16].Select(characters => new string(characters)).Sample(
        text =>
        {
            if (Mojibake.Mend(text) is not { } mended || mended == text) return;
            string again = ReadWrongly(mended);
            Assert.True(again == text || ReadWrongly(again) == text, $"{text} became {mended}");
        },
        iter: 20_000);

    private static string ReadWrongly(string text) => Windows1252.GetString(Encoding.UTF8.GetBytes(text));
}
