using Federation.Registry.Log.Notes;
using Federation.Registry.Log.Tiles;

namespace Federation.Registry.Tests.Log;

public sealed class SignedNoteTests
{
    private static readonly DateTimeOffset Seen = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    // From the signed-note specification's own example of a key.
    [Fact]
    public void Read_KeyOfTheChecksumDatabase_IsThatKey()
    {
        const string text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

        var key = NoteKey.Read(text);

        Assert.NotNull(key);
        Assert.Equal("PeterNeumann", key.Name);
        Assert.Equal(0xc74f20a3u, key.Id);
        Assert.Equal(text, key.Text);
    }

    // The example of golang.org/x/mod/sumdb/note, signed by others.
    [Fact]
    public void IsSignedBy_NoteOfOthers_IsGenuineAndAlteredIsNot()
    {
        const string note = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
        var key = NoteKey.Read("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")!;

        Assert.True(SignedNote.Read(note)!.IsSignedBy(key));
        Assert.False(SignedNote.Read(note.Replace("answer", "Answer", StringComparison.Ordinal))!.IsSignedBy(key));
        Assert.Equal(note, SignedNote.Read(note)!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\n— name\n")]
    [InlineData("text\n\n— name AAAA\n")]
    [InlineData("text\n\n— name AAAAAAA=")]
    [InlineData("text\n\n— name AAAAAAAA=\n")]
    [InlineData("text\n\n— na+me AAAAAAA=\n")]
    [InlineData("text\n\n- name AAAAAAA=\n")]
    [InlineData("te\u0000xt\n\n— name AAAAAAA=\n")]
    [InlineData("text\r\n\n— name AAAAAAA=\n")]
    [InlineData("\n\n— name AAAAAAA=\n")]
    [InlineData("text\n\n— name AAAAAA==\n")]
    [InlineData("text\n\n— name AAAAAAA=\nrubbish\n")]
    public void Read_NoNote_IsNone(string text) => Assert.Null(SignedNote.Read(text));

    [Fact]
    public void Read_NoteUnderMoreSignaturesThanAnybodyHas_IsNone()
    {
        string Signed(int lines) => $"text\n\n{string.Concat(Enumerable.Repeat("— name AAAAAAA=\n", lines))}";

        Assert.Equal(100, SignedNote.Read(Signed(100))?.Lines.Count);
        Assert.Null(SignedNote.Read(Signed(101)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+c74f20a3+AxpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+c74f20a3+ARpc")]
    public void Read_NoKey_IsNone(string text) => Assert.Null(NoteKey.Read(text));

    [Fact]
    public void SeenBy_AWitnesssLine_TellsWhen()
    {
        using var log = new LogBench();
        using var witness = new LogBench();
        log.Grow(LogBench.Entry(1));
        var signer = new NoteSigner("witness.example", witness.Keys);
        var note = log.Note();

        var seen = note.With(signer.Cosign(note.Text, Seen));

        Assert.Equal(Seen, seen.SeenBy(signer.WitnessKey));
        Assert.True(SignedNote.Read(seen.ToString())!.IsSignedBy(log.Key));
        Assert.Null(note.SeenBy(signer.WitnessKey));
        Assert.Null(note.With(signer.Cosign("another\n", Seen)).SeenBy(signer.WitnessKey));
        Assert.Null(seen.SeenBy(log.Key)); // a log is no witness
    }

    [Fact]
    public void Read_Checkpoint_IsWhatWasWritten()
    {
        var checkpoint = new Checkpoint(LogBench.Origin, 1_234, LogHash.OfNothing());

        var read = Checkpoint.Read($"{checkpoint}another line\n");

        Assert.NotNull(read);
        Assert.Equal((checkpoint.Origin, checkpoint.Size), (read.Origin, read.Size));
        Assert.True(read.Root.Span.SequenceEqual(checkpoint.Root.Span));
    }

    [Theory]
    [InlineData("")]
    [InlineData("label.example/log\n12\n")]
    [InlineData("label.example/log\n012\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("label.example/log\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("\n12\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("label.example/log\n12\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hS\n")]
    [InlineData("label.example/log\n12\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    public void Read_NoCheckpoint_IsNone(string text) => Assert.Null(Checkpoint.Read(text));
}
