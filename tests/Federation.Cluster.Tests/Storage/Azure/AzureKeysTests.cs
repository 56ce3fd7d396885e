using System.Text;
using CsCheck;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Azure;

namespace Federation.Cluster.Tests.Storage.Azure;

public sealed class AzureKeysTests
{
    // On both sides of where letters and digits begin and end.
    private static readonly byte[] Edges = [0, 0x2F, 0x30, 0x39, 0x3A, 0x41, 0x60, 0x61, 0x7A, 0x7B, 0xFF];

    private static readonly Gen<byte[]> Bytes = Gen.OneOf(Gen.Byte.Array[0, 12], Gen.Int[0, Edges.Length - 1].Select(index => Edges[index]).Array[0, 5]);

    private static readonly Gen<string> Ids = Gen.OneOf(Gen.String[1, 20], Gen.Select(Gen.Int[100, 160], Gen.String[0, 5], (length, end) => new string('x', length) + end)).Where(id => id.Length > 0 && StoreRules.IsWellFormed(id));

    [Fact]
    public void Law_Escape_KeepsTheOrderOfBytes() => Gen.Select(Bytes, Bytes).Sample((one, other) =>
        Assert.Equal(Math.Sign(one.AsSpan().SequenceCompareTo(other)), Math.Sign(string.CompareOrdinal(AzureKeys.Escape(one), AzureKeys.Escape(other)))));

    [Fact]
    public void Law_RowKeys_AreDistinctAndWhatTheServiceTakes() => Gen.Select(Ids, Ids, Gen.OneOf(Gen.Const("centre"), Ids)).Sample((one, other, kind) =>
    {
        string key = AzureKeys.State(new StateKey(kind, one));
        Assert.True(key.Length <= 512 && key.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || "-._~".Contains(character, StringComparison.Ordinal)), key);
        Assert.Equal(one == other, key == AzureKeys.State(new StateKey(kind, other)));
        Assert.Equal(kind == one, key == AzureKeys.State(new StateKey(one, one)));
    });

    [Fact]
    public void Law_Ranges_HoldWhatTheyAreAskedFor() => Gen.Select(Ids, Gen.Int[0, 200], Ids).Sample((id, length, after) =>
    {
        byte[] bytes = Encoding.UTF8.GetBytes(id), before = Encoding.UTF8.GetBytes(after);
        string key = AzureKeys.State(new StateKey("centre", id));
        Assert.True(Holds(AzureKeys.Starting("centre", bytes.AsSpan(0, Math.Min(length, bytes.Length))), key));
        Assert.True(Holds(AzureKeys.States, key));
        if (bytes.AsSpan().SequenceCompareTo(before) > 0) Assert.True(Holds(AzureKeys.From("centre", before), key));
        Assert.False(Holds(AzureKeys.Starting("centre-past", []), key));
        if (before.Length <= AzureKeys.MostBytes) Assert.Equal(bytes.AsSpan().StartsWith(before), Holds(AzureKeys.Starting("centre", before), key));
    });

    private static bool Holds(KeyRange range, string key) => string.CompareOrdinal(range.From, key) <= 0 && string.CompareOrdinal(key, range.Before) < 0;
}
