using System.Text;
using CsCheck;
using Federation.Cluster.Labels.Importing;

namespace Federation.Cluster.Tests.Labels;

public sealed class FileLinesTests
{
    private static readonly string[] Pieces = ["", " ", "a", "\n", "\r\n", "\n", "é", new string('x', FileLines.MostBytes), new string('y', 70_000)];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]).Array[0, 12].Select(string.Concat);

    [Fact]
    public async Task Lines_OfAnyText_AreThoseBetweenItsEnds() => await Texts.SampleAsync(async text =>
    {
        var expected = text.Split('\n').Select((line, at) => (Number: at + 1, Text: line.TrimEnd('\r'))).Where(line => line.Text.Trim(' ', '\t').Length > 0).Select(line => (line.Number, Encoding.UTF8.GetByteCount(line.Text) > FileLines.MostBytes ? null : line.Text));

        Assert.Equal(expected, await ReadAsync(Encoding.UTF8.GetBytes(text)));
    }, iter: 300);

    [Fact]
    public async Task Lines_AfterAByteOrderMark_AreWithoutIt() => Assert.Equal([(1, "a"), (2, "\uFEFFb")], await ReadAsync("\uFEFFa\n\uFEFFb"u8.ToArray()));

    private static async Task<List<(int, string?)>> ReadAsync(byte[] bytes)
    {
        await using var file = new Dribble(bytes);
        return await FileLines.ReadAsync(file, CancellationToken.None).Select(line => (line.Number, line.Bytes is { } text ? Encoding.UTF8.GetString(text) : null)).ToListAsync();
    }

    /// <summary>Gives its bytes in pieces of a length that shares no factor with any buffer's.</summary>
    private sealed class Dribble(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(buffer.Length, 997)], cancellationToken);
    }
}
