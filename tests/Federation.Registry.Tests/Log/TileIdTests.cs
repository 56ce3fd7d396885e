using Federation.Registry.Log.Tiles;

namespace Federation.Registry.Tests.Log;

public sealed class TileIdTests
{
    [Theory]
    [InlineData(0, "000")]
    [InlineData(999, "999")]
    [InlineData(1_000, "x001/000")]
    [InlineData(1_234_067, "x001/x234/067")]
    public void Path_AnyNumber_IsAsTheSpecificationWritesItAndRead(long number, string path)
    {
        Assert.Equal(path, TileId.Path(number));
        Assert.True(TileId.TryParsePath(path, out long read, out int width));
        Assert.Equal((number, TileId.Width), (read, width));
        Assert.True(TileId.TryParsePath($"{path}.p/17", out read, out width));
        Assert.Equal((number, 17), (read, width));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0000")]
    [InlineData("x000/001")]
    [InlineData("001/000")]
    [InlineData("x001/x000")]
    [InlineData("../000")]
    [InlineData("000.p/0")]
    [InlineData("000.p/256")]
    [InlineData("000.p/01")]
    [InlineData("-01")]
    [InlineData("x999/x999/x999/x999/x999/x999/x999/999")]
    public void TryParsePath_AnythingElse_IsNone(string path) => Assert.False(TileId.TryParsePath(path, out _, out _));

    [Fact]
    public void Bundle_OfEntries_IsReadAsWritten()
    {
        ReadOnlyMemory<byte>[] entries = [new byte[] { 1, 2, 3 }, ReadOnlyMemory<byte>.Empty, new byte[ushort.MaxValue]];
        byte[] bundle = EntryBundle.Of(entries);

        Assert.Equal(entries.Select(entry => entry.ToArray()), EntryBundle.Read(bundle)!.Select(entry => entry.ToArray()));
        Assert.Null(EntryBundle.Read(bundle.AsMemory(0, bundle.Length - 1)));
        Assert.Throws<ArgumentException>(() => EntryBundle.Of([new byte[ushort.MaxValue + 1]]));
    }
}
