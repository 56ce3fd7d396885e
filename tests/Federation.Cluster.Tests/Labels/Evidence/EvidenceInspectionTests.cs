using System.Text;
using CsCheck;
using Federation.Cluster.Labels.Assessments.Evidence;
using Federation.Cluster.Problems;

namespace Federation.Cluster.Tests.Labels.Evidence;

/// <summary>What a file is, by its bytes alone.</summary>
public sealed class EvidenceInspectionTests
{
    [Fact]
    public void Of_WhatIsTaken_IsToldByItsBytes()
    {
        (byte[] Bytes, EvidenceForm Form)[] taken =
        [
            (Samples.Pdf(), EvidenceForm.Pdf),
            (Samples.Png(), EvidenceForm.Png),
            (Samples.Jpeg, EvidenceForm.Jpeg),
            (Samples.JpegOf(4_000, 3_000, scans: 10), EvidenceForm.Jpeg),
            ([.. Samples.Jpeg, .. Samples.Jpeg], EvidenceForm.Jpeg), // as telephones put a small one behind the large
            (Samples.LossyWebP, EvidenceForm.WebP),
            (Samples.LosslessWebP, EvidenceForm.WebP),
            (Samples.AlphaWebP, EvidenceForm.WebP),
            ("débit;heure\n120;9 h\n"u8.ToArray(), EvidenceForm.Text),
            ([0xEF, 0xBB, 0xBF, .. "Mesuré < 10 ms, 5 > 3"u8], EvidenceForm.Text),
        ];

        Assert.All(taken, file => Assert.Equal(file.Form, EvidenceInspection.Of(file.Bytes).Form));
    }

    // However it is called, a browser that is told its type shows no page of it.
    [Theory]
    [InlineData("<!DOCTYPE html><p>Invoice</p>")]
    [InlineData(" \r\n\t<HTML><body>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")]
    [InlineData("<?xml version=\"1.0\"?><a/>")]
    [InlineData("<p>")]
    [InlineData("Invoice 12\n<script>alert(1)</script>")]
    [InlineData("Invoice 12\n<ScRiPt src=//evil.example>")]
    [InlineData("\uFEFF<html>")]
    [InlineData("{\\rtf1 Invoice}")]
    [InlineData("%!PS-Adobe-3.0")]
    [InlineData("#!/bin/sh\nrm -r .")]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("GIF89a;")]
    [InlineData("null \0 inside")]
    [InlineData("\u001B[2J escape")]
    [InlineData("%PDF")]
    public void Of_APageAProgramOrNothing_IsRefused(string text) => Assert.Equal(EvidenceCodes.Type, Refused(Encoding.UTF8.GetBytes(text) is var bytes && text.StartsWith("GIF", StringComparison.Ordinal) ? [.. bytes, 0, 1, 0xFF] : bytes));

    [Fact]
    public void Of_ArchivesAndTextThatIsNotUtf8_IsRefused()
    {
        Assert.Equal(EvidenceCodes.Type, Refused([.. "PK\x03\x04"u8, .. new byte[30], .. Samples.Zip()]));
        Assert.Equal(EvidenceCodes.Type, Refused(Encoding.Unicode.GetBytes("<html>")));
        Assert.Equal(EvidenceCodes.Type, Refused(Encoding.Latin1.GetBytes("débit")));
        Assert.Equal(EvidenceCodes.Type, Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]));
    }

    // One file for two programs: a picture to whoever looks, an archive or a page to whoever opens it otherwise.
    [Fact]
    public void Of_AFileThatIsTwoThings_IsRefused()
    {
        byte[][] polyglots =
        [
            [.. Samples.Png(), .. Samples.Zip()],
            [.. Samples.Jpeg, .. Samples.Zip()],
            [.. Samples.Jpeg[..^2], .. "PK\x05\x06"u8, .. new byte[16], 2, 0, 0xFF, 0xD9],
            [.. Samples.Pdf(), .. Samples.Zip()],
            [.. Samples.Pdf(), .. Samples.Zip(), .. "\n%%EOF"u8],
            [.. Samples.Pdf(), .. Samples.ZipOfOne(), .. "\n%%EOF"u8],
            [.. Samples.Pdf(), .. Samples.ZipOfOne(), .. Samples.Pdf()],
            [.. Samples.Jpeg, .. Samples.ZipOfOne(), .. Samples.Jpeg],
            [.. Samples.Png(), .. "<html>"u8],
            Encoding.Latin1.GetBytes("%PDF-1.7\n<html><script>alert(1)</script>\n%%EOF"),
            [0xFF, 0xD8, 0xFF, 0xFE, 0, 15, .. "<html><body>x"u8, .. Samples.Jpeg[2..]],
            [.. Samples.LossyWebP, .. Samples.Zip("a comment")],
        ];

        Assert.All(polyglots, bytes => Assert.Equal(EvidenceCodes.Damaged, Refused(bytes)));
    }

    // A picture of some bytes that would be painted over gigabytes.
    [Fact]
    public void Of_APictureBomb_IsRefusedWithoutBeingPainted()
    {
        byte[][] bombs =
        [
            Samples.Png(uint.MaxValue, uint.MaxValue), Samples.Png(50_000, 50_000), Samples.Png(20_001, 1), Samples.Png(8_001, 8_000), Samples.Png(extra: "acTL"),
            Samples.JpegOf(65_500, 65_500), Samples.JpegOf(100, 100, scans: 65), Samples.MovingWebP, Enlarged(Samples.LossyWebP, 26, 0xFF, 0x3F, 0xFF, 0x3F), Enlarged(Samples.LosslessWebP, 21, 0xFF, 0xFF, 0xFF, 0x0F),
        ];

        Assert.All(bombs, bytes => Assert.Equal(EvidenceCodes.PictureSize, Refused(bytes)));
        Assert.Equal(EvidenceForm.Png, EvidenceInspection.Of(Samples.Png(8_000, 8_000)).Form);
    }

    [Theory]
    [InlineData("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>")]
    [InlineData("/OpenAction << /S /J#61vaScript >>")]
    [InlineData("/AA << /O << /S /Launch /F (calc.exe) >> >>")]
    [InlineData("/Names << /EmbeddedFiles 2 0 R >>")]
    [InlineData("/AcroForm << /XFA 3 0 R >>")]
    [InlineData("/Encrypt 4 0 R")]
    [InlineData("/Annots [<< /Subtype /FileAttachment /FS 5 0 R >>]")]
    [InlineData("/Type /Filespec /F (a.exe) /EF << /F 5 0 R >>")]
    [InlineData("/E#46<</F 5 0 R>>")]
    [InlineData("/EF 5 0 R")]
    [InlineData("/EF%\n5 0 R")]
    [InlineData("/A << /S /GoToE /T 5 0 R >>")]
    [InlineData("/Annots [<< /Subtype /Movie >>]")]
    [InlineData("/Annots [<< /Subtype /Sound >>]")]
    [InlineData("/A << /S /Rendition >>")]
    public void Of_APdfThatActsOrIsLocked_IsRefused(string inside) => Assert.Equal(EvidenceCodes.PdfActive, Refused(Samples.Pdf(inside)));

    [Theory]
    [InlineData("/LaunchPad 1 /Encryption 2 /JavaScripts 3")]
    [InlineData("(JavaScript) /J#6")]
    [InlineData("/EF/EF) /EF\u0001 /EF <a> /EFG << >> /EF1 /GoTo 1 /Sounds 2")]
    [InlineData("(PK\u0005\u0006 and eighteen more bytes)")]
    [InlineData("/Lang (fr) /#")]
    public void Of_APdfThatNamesSomethingElse_IsTaken(string inside) => Assert.Equal(EvidenceForm.Pdf, EvidenceInspection.Of(Samples.Pdf(inside)).Form);

    // Nothing that was cut short is taken, and nothing makes it fail.
    [Fact]
    public void Of_ARealFileCutAnywhere_IsRefused()
    {
        foreach (byte[] whole in (byte[][])[Samples.Png(), Samples.Jpeg, Samples.LossyWebP, Samples.LosslessWebP, Samples.AlphaWebP])
        {
            for (int length = 12; length < whole.Length; length++) Assert.NotNull(EvidenceInspection.Of(whole.AsSpan(0, length)).Refusal);
        }
    }

    [Fact]
    public void Of_AnyBytesBehindAnyHead_IsFoundOrRefused()
    {
        byte[][] heads = [[], "%PDF-1.4 /"u8.ToArray(), Samples.Png()[..8], Samples.Png()[..33], Samples.Jpeg[..4], Samples.LossyWebP[..16], Samples.AlphaWebP[..20]];
        Gen.Select(Gen.Int[0, heads.Length - 1].Select(at => heads[at]), Gen.Byte.Array[0, 80]).Sample((head, tail) =>
        {
            var found = EvidenceInspection.Of([.. head, .. tail]);
            Assert.NotEqual(found.Form is null, found.Refusal is null);
        });
    }

    [Fact]
    public void Of_MoreThanAFileMayHave_IsRefused() => Assert.Equal(EvidenceCodes.TooLarge, Refused(new byte[EvidenceForm.MostBytes + 1]));

    [Fact]
    public void Codes_All_AreInTheCatalogueAndNoOtherIs() => Assert.Equal(
        ProblemCatalogue.Standard.All.Where(problem => problem.Area == "evidence").Select(problem => problem.Code),
        typeof(EvidenceCodes).GetFields().Select(field => (string?)field.GetRawConstantValue()).Order(StringComparer.Ordinal));

    private static string? Refused(byte[] bytes) => EvidenceInspection.Of(bytes).Refusal?.Code;

    private static byte[] Enlarged(byte[] picture, int at, params byte[] size)
    {
        size.CopyTo(picture, at);
        return picture;
    }
}
