using System.Buffers.Text;
using System.IO.Compression;
using CsCheck;
using Federation.Registry.Certificates.Status;

namespace Federation.Registry.Tests.Certificates;

public sealed class StatusTests
{
    [Fact]
    public void Bits_OfAnyPlaces_ReadBackAsTheSame() =>
        Gen.Int[0, StatusBits.FewestPlaces - 1].Array[0, 200].Sample(
            places =>
            {
                var bits = StatusBits.Decode(StatusBits.Of(places).Encode())!; // It was just written.
                Assert.Equal(StatusBits.FewestPlaces, bits.Length);
                Assert.Equal(places.Distinct().Order(), Enumerable.Range(0, bits.Length).Where(place => bits[place]));
            },
            iter: 20);

    [Fact]
    public void Bits_PlaceZero_IsTheHighestBitOfTheFirstByte()
    {
        using var gzip = new GZipStream(new MemoryStream(Base64Url.DecodeFromChars(StatusBits.Of([0, 9]).Encode().AsSpan(1))), CompressionMode.Decompress);

        Assert.Equal((0x80, 0x40), (gzip.ReadByte(), gzip.ReadByte()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("u")]
    [InlineData("u?")]
    [InlineData("uAAAA")]
    public void Decode_NoList_IsRefused(string text) => Assert.Null(StatusBits.Decode(text));

    [Fact]
    public void Decode_ListOfAnotherLength_IsRefused()
    {
        Assert.NotNull(StatusBits.Decode(Packed(StatusBits.FewestPlaces / 8)));
        Assert.Null(StatusBits.Decode(Packed((StatusBits.FewestPlaces / 8) - 1)));
        Assert.NotNull(StatusBits.Decode(Packed(StatusBits.MostPlaces / 8)));
        Assert.Null(StatusBits.Decode(Packed((StatusBits.MostPlaces / 8) + 1)));

        // A thousand times what it takes.
        Assert.Null(StatusBits.Decode(Packed(1 << 30)));
        Assert.Null(StatusBits.Decode(Packed(StatusBits.FewestPlaces / 8)[..^8]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(StatusBits.FewestPlaces - 8)]
    [InlineData(StatusBits.FewestPlaces + 1)]
    [InlineData(StatusBits.MostPlaces + 8)]
    public void Of_NoLengthOfAList_IsRefused(int length) => Assert.Throws<ArgumentOutOfRangeException>(() => StatusBits.Of([], length));

    [Fact]
    public void Indexes_Taken_AreEachOfTheListOnce()
    {
        var random = new Random(7);
        var used = new HashSet<int>();

        for (int taken = 0; taken < 100; taken++) Assert.True(used.Add(StatusIndexes.Take(used, 100, random.Next)!.Value)); // A place is free.

        Assert.Equal(Enumerable.Range(0, 100), used.Order());
        Assert.Null(StatusIndexes.Take(used, 100, random.Next));
        Assert.InRange(StatusIndexes.Take(used, 200, random.Next)!.Value, 100, 199); // The list has grown.
    }

    [Fact]
    public void Indexes_OfOneSource_AreTheSame() =>
        Gen.Select(Gen.Int[0, 99].Array[0, 90], Gen.Int).Sample((used, seed) =>
        {
            int? index = StatusIndexes.Take(used.ToHashSet(), 100, new Random(seed).Next);

            Assert.Equal(index, StatusIndexes.Take(used.ToHashSet(), 100, new Random(seed).Next));
            Assert.DoesNotContain(index!.Value, used); // Ten places are free at least.
        });

    private static string Packed(int bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            byte[] piece = new byte[Math.Min(bytes, 1 << 20)];
            for (int left = bytes; left > 0; left -= piece.Length) gzip.Write(piece, 0, Math.Min(piece.Length, left));
        }

        return $"u{Base64Url.EncodeToString(packed.ToArray())}";
    }
}
