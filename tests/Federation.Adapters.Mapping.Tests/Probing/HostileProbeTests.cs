using System.Text;
using CsCheck;
using Federation.Adapters.Mapping.Tests.Samples;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Tests.Probing;

/// <summary>Whatever the bytes are: a finding whose draft is a mapping, or a failure with a name.</summary>
public sealed class HostileProbeTests
{
    private static readonly byte[][] Seeds = [.. SampleFolder.All.SelectMany(folder => Directory.GetFiles(Path.Combine(SampleFolder.Root, folder.Name), "listing.*")).Select(File.ReadAllBytes)];

    private static readonly byte[][] Pieces = [.. new[] { "\"", "{", "}", "[", "]", ",", ";", "\n", "\0", "<", ">", "&", "'", "#", ": ", "{x}", "\\u0000", "\u2028", "\uFEFF", "- ", "%", "@", "a@b.fr", "é", "999999999999999999999", "-", "\t|", "]]>", "<![CDATA[", "\\ud800" }.Select(Encoding.UTF8.GetBytes)];

    [Fact]
    public async Task Source_WhateverItsBytes_FailsByNameOrIsDrafted() => await Mutated().SampleAsync(ProbeAsync, iter: 400, threads: 1);

    [Theory]
    [InlineData("nom:;{a};[b];- c;#d;\"e\"\nUn;1;2;3;4;5\nDeux;1;2;3;4;5\n")]
    [InlineData("a.b.c;nom{;}nom;@x\nUn;1;2;3\nDeux;1;2;3\n")]
    [InlineData("id;nom;services\n1;Un;\"a: b\"\n2;Deux;\"- x\n# y\"\n")]
    [InlineData("\u2028;nom\u0085;\u200B\n1;Un;x\n2;Deux;y\n")]
    public async Task Columns_CalledStrangely_StillGiveAMapping(string text) => Assert.NotNull((await Probes.OfTextAsync(text)).Mapping());

    [Fact]
    public async Task Tags_CalledStrangely_StillGiveAMapping()
    {
        const string Card = "<article class=card><h3&; class=title>The name of a place</h3&;><p] class=text>What it is about</p]><b class=street>3 rue Verte</b><span class=town>Dole</span></article>";

        Assert.NotNull((await Probes.OfTextAsync($"<!doctype html><body>{Card}{Card}{Card}")).Mapping());
    }

    [Theory]
    [InlineData("[", 200_000)]
    [InlineData("{\"a\":", 200_000)]
    [InlineData("<a>", 200_000)]
    [InlineData("<div class=\"a\">", 200_000)]
    [InlineData("a;b\n", 1_000_000)]
    [InlineData("{\"a\":[{}],", 100_000)]
    [InlineData("\"", 3_000_001)]
    [InlineData("a@b.fr;01 02 03 04 05;", 100_000)]
    public async Task Source_MadeToBeSlow_EndsInTime(string piece, int times)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var began = TimeProvider.System.GetTimestamp();

        await ProbeAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, times))));

        Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(60));
    }

    private static Gen<byte[]> Mutated() =>
        from seed in Choice.Of(Seeds)
        from changes in Gen.Select(Gen.Int[0, Math.Max(1, seed.Length - 1)], Gen.Int[0, 3], Gen.Int[0, Pieces.Length - 1], Gen.Byte).Array[0, 12]
        from cut in Gen.Int[0, seed.Length * 3]
        select Apply(seed, changes, cut);

    private static byte[] Apply(byte[] seed, (int, int, int, byte)[] changes, int cut)
    {
        var bytes = seed.ToList();
        foreach (var (place, kind, piece, value) in changes)
        {
            int at = Math.Min(place, bytes.Count);
            if (kind == 0 && at < bytes.Count) bytes[at] = value;
            else if (kind == 1) bytes.InsertRange(at, Pieces[piece]);
            else if (kind == 2 && at < bytes.Count) bytes.RemoveRange(at, Math.Min(5, bytes.Count - at));
            else bytes.InsertRange(at, bytes.Take(Math.Min(200, bytes.Count)).ToList());
        }

        return [.. bytes.Take(cut < bytes.Count ? cut : bytes.Count)];
    }

    private static async Task ProbeAsync(byte[] bytes)
    {
        try
        {
            Assert.NotNull((await Probes.OfBytesAsync(bytes)).Mapping());
        }
        catch (AdapterException failure)
        {
            Assert.NotEmpty(failure.Code);
        }
    }
}
