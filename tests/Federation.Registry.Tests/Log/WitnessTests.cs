using Federation.Registry.Log.Notes;
using Federation.Registry.Log.Tiles;
using Federation.Registry.Log.Witnesses;

namespace Federation.Registry.Tests.Log;

/// <summary>A witness by the table of C2SP tlog-witness.</summary>
public sealed class WitnessTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    private readonly LogBench _log = new();
    private readonly LogBench _keys = new();
    private readonly NoteSigner _signer;
    private readonly Witness _witness;
    private Checkpoint? _seen;

    public WitnessTests()
    {
        _signer = new NoteSigner("witness.example", _keys.Keys);
        _witness = new Witness(_signer, [_log.Key]);
        _log.Grow(Enumerable.Range(0, 300).Select(LogBench.Entry));
    }

    public void Dispose()
    {
        _log.Dispose();
        _keys.Dispose();
    }

    [Fact]
    public void Look_LogThatOnlyGrows_IsSigned()
    {
        foreach (int size in new[] { 0, 1, 1, 255, 256, 300 })
        {
            var note = _log.Note(size);
            var request = new WitnessRequest(_seen?.Size ?? 0, _log.Tree(size).Consistency(_seen?.Size ?? 0), note);

            var answer = Look(request);

            Assert.Equal(WitnessVerdict.Signed, answer.Verdict);
            Assert.Equal(Now, note.With(answer.Line!).SeenBy(_signer.WitnessKey));
        }
    }

    [Fact]
    public void Look_HistoryWrittenAnew_IsInconsistentAndWhatWasSeenStays()
    {
        Look(new WitnessRequest(0, [], _log.Note(200)));
        using var forged = new LogBench();
        forged.Grow(Enumerable.Range(0, 300).Select(number => LogBench.Entry(number == 100 ? -1 : number)));
        var note = _log.Signer.Sign(new Checkpoint(LogBench.Origin, 300, forged.Tree().Root()));

        Assert.Equal(WitnessVerdict.Inconsistent, Look(new WitnessRequest(200, forged.Tree().Consistency(200), note)).Verdict);
        Assert.Equal(WitnessVerdict.Inconsistent, Look(new WitnessRequest(200, [], _log.Signer.Sign(new Checkpoint(LogBench.Origin, 200, forged.Tree(200).Root())))).Verdict);
        Assert.Equal(200, _seen!.Size);
    }

    [Fact]
    public void Look_SmallerLogThanSeen_IsNotSigned()
    {
        Look(new WitnessRequest(0, [], _log.Note(200)));

        Assert.Equal(WitnessVerdict.OtherSize, Look(new WitnessRequest(0, [], _log.Note(100))).Verdict);
        Assert.Equal(WitnessVerdict.Syntax, Look(new WitnessRequest(200, [], _log.Note(100))).Verdict);
    }

    [Fact]
    public void Look_SignatureMissingOrForged_IsForbidden()
    {
        var note = _log.Note(10);
        using var other = new LogBench();
        var foreign = other.Signer.Sign(Checkpoint.Read(note.Text)!);

        Assert.Equal(WitnessVerdict.Forbidden, Look(new WitnessRequest(0, [], foreign)).Verdict);
        Assert.Equal(WitnessVerdict.Forbidden, Look(new WitnessRequest(0, [], note with { Text = _log.Note(11).Text })).Verdict);
        Assert.Null(_seen);
    }

    [Fact]
    public void Look_UnknownLog_IsSaidSo()
    {
        var note = new NoteSigner("other.example/log", _log.Keys).Sign(new Checkpoint("other.example/log", 0, LogHash.OfNothing()));

        Assert.Equal(WitnessVerdict.UnknownLog, Look(new WitnessRequest(0, [], note)).Verdict);
    }

    [Fact]
    public void Look_EmptyLogWithAnotherRoot_IsInconsistent() =>
        Assert.Equal(WitnessVerdict.Inconsistent, Look(new WitnessRequest(0, [], _log.Signer.Sign(new Checkpoint(LogBench.Origin, 0, LogHash.OfEntry([1]))))).Verdict);

    [Fact]
    public void Read_Request_IsWhatWasWritten()
    {
        var request = new WitnessRequest(100, _log.Tree().Consistency(100), _log.Note());

        Assert.Equal(request.ToString(), WitnessRequest.Read(request.ToString())!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("old 1\n")]
    [InlineData("new 1\n\nlabel.example/log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— label.example/log AAAAAAA=\n")]
    [InlineData("old 01\n\nlabel.example/log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— label.example/log AAAAAAA=\n")]
    [InlineData("old 1\nabc\n\nlabel.example/log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— label.example/log AAAAAAA=\n")]
    public void Read_NoRequest_IsNone(string text) => Assert.Null(WitnessRequest.Read(text));

    private WitnessAnswer Look(WitnessRequest request)
    {
        var answer = _witness.Look(request, _ => _seen, Now);
        if (answer.Verdict == WitnessVerdict.Signed) _seen = answer.Seen;
        return answer;
    }
}
