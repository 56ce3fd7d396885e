using Federation.Registry.Log.Notes;
using Federation.Registry.Log.Tiles;

namespace Federation.Registry.Log.Witnesses;

/// <summary>Decides whether a witness signs a checkpoint, by what it has seen of the log. Pure and thread safe: whoever asks keeps what was seen, and keeps it before the signature leaves.</summary>
/// <param name="logs">The keys of the logs that are watched.</param>
public sealed class Witness(NoteSigner signer, IReadOnlyList<NoteKey> logs)
{
    /// <param name="seenOf">What was signed of the log of an origin last; null for nothing.</param>
    public WitnessAnswer Look(WitnessRequest request, Func<string, Checkpoint?> seenOf, DateTimeOffset now)
    {
        if (Checkpoint.Read(request.Checkpoint.Text) is not { } checkpoint) return new WitnessAnswer(WitnessVerdict.Syntax, null, null);
        var keys = logs.Where(key => key.Name == checkpoint.Origin).ToList();
        if (keys.Count == 0) return new WitnessAnswer(WitnessVerdict.UnknownLog, null, null);
        var seen = seenOf(checkpoint.Origin);
        WitnessAnswer Refused(WitnessVerdict verdict) => new(verdict, null, seen);
        var signed = keys.Select(request.Checkpoint.IsSignedBy).OfType<bool>().ToList();
        if (signed.Count == 0 || signed.Contains(false)) return Refused(WitnessVerdict.Forbidden);
        if (request.Earlier > checkpoint.Size) return Refused(WitnessVerdict.Syntax);
        if (request.Earlier != (seen?.Size ?? 0)) return Refused(WitnessVerdict.OtherSize);
        if (checkpoint.Size == 0 && !checkpoint.Root.Span.SequenceEqual(LogHash.OfNothing())) return Refused(WitnessVerdict.Inconsistent);
        var root = seen?.Root ?? LogHash.OfNothing();
        return TreeProof.Agrees(request.Earlier, root.Span, checkpoint.Size, checkpoint.Root.Span, request.Proof)
            ? new WitnessAnswer(WitnessVerdict.Signed, signer.Cosign(request.Checkpoint.Text, now), checkpoint)
            : Refused(WitnessVerdict.Inconsistent);
    }
}
