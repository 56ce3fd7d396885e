using System.Text;
using CsCheck;
using Federation.Registry.Certificates.Badges;
using Federation.Registry.Labels;
using Federation.Registry.Tests.Labels;

namespace Federation.Registry.Tests.Certificates.Badges;

public sealed class BakedCredentialTests
{
    private static readonly BadgeFace Face = BadgeFace.Of("Here", Decisions.After(LabelEventKind.Awarded), isReplaced: false, Decisions.Noon.AddDays(1));

    private static readonly byte[] Png = BadgePng.Write(Face, "{ \"id\": \"é\" }"u8), Svg = BadgeSvg.Write(Face, "{ \"id\": \"é\" }"u8);

    [Fact]
    public void TakenFrom_OurBadges_IsTheCredential()
    {
        Assert.Equal("{ \"id\": \"é\" }", Taken(Png));
        Assert.Equal("{ \"id\": \"é\" }", Taken(Svg));
    }

    // As the standard's own examples have them.
    [Theory]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?><svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\"><openbadges:credential verify=\"header.payload.signature\"></openbadges:credential></svg>", "header.payload.signature")]
    [InlineData("\n<svg xmlns:b=\"https://purl.imsglobal.org/ob/v3p0\"><g><b:credential>\n <![CDATA[ {} ]]>\n</b:credential></g></svg>", "\n  {} \n")]
    public void TakenFrom_BadgesOfOthers_IsTheCredential(string image, string credential) => Assert.Equal(credential, Taken(Encoding.UTF8.GetBytes(image)));

    [Theory]
    [InlineData("{}")]
    [InlineData("a.b.c")]
    [InlineData("")]
    [InlineData("<svg><credential>{}</credential></svg>")]
    [InlineData("<svg xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\"><openbadges:credential>{}")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a \"{}\">]><svg xmlns:o=\"https://purl.imsglobal.org/ob/v3p0\"><o:credential>&a;</o:credential></svg>")]
    public void TakenFrom_WhatHoldsNone_IsWhatItWas(string text) => Assert.Equal(text, Taken(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void TakenFrom_ABrokenImage_IsAnsweredAlways() => Gen.Select(Gen.OneOf(Gen.Const(Png), Gen.Const(Svg)), Gen.Int[0, 9_000], Gen.Byte, Gen.Int[0, 9_000]).Sample((image, place, value, length) =>
    {
        byte[] spoilt = [.. image[..Math.Min(length, image.Length)]];
        if (place < spoilt.Length) spoilt[place] = value;
        Assert.True(BakedCredential.TakenFrom(spoilt).Length <= spoilt.Length);
    }, iter: 2_000);

    private static string Taken(byte[] image) => Encoding.UTF8.GetString(BakedCredential.TakenFrom(image).Span);
}
