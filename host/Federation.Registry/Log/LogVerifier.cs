using System.Text;
using Federation.Registry.Certificates;
using Federation.Registry.Certificates.Verifying;
using Federation.Registry.Log.Entries;
using Federation.Registry.Log.Notes;
using Federation.Registry.Log.Tiles;

namespace Federation.Registry.Log;

/// <summary>
/// Checks that something is in a log, from a proof alone: without a network, and without trusting whoever brought it. Thread safe.
/// </summary>
/// <param name="keys">The log's own, current and retired.</param>
/// <param name="witnesses">Keys of those of whom one has to have signed the checkpoint; none to ask for no witness.</param>
public sealed class LogVerifier(IReadOnlyList<NoteKey> keys, IReadOnlyList<NoteKey> witnesses)
{
    /// <param name="proof">UTF-8; any bytes.</param>
    public LogVerdict Verify(ReadOnlySpan<byte> proof)
    {
        if (Text(proof) is not { } text || LogProof.Read(text) is not { Entry: { } entry } read || LogEntry.Read(entry.Span) is not { } what || Checkpoint.Read(read.Checkpoint.Text) is not { } checkpoint)
        {
            return Refused(LogProblemCodes.Syntax, "It is no proof that brings its entry and a checkpoint.");
        }

        var signed = keys.Where(key => key.Name == checkpoint.Origin).Select(read.Checkpoint.IsSignedBy).OfType<bool>().ToList();
        if (signed.Count == 0) return Refused(LogProblemCodes.KeyUnknown, $"No signature under the checkpoint of {checkpoint.Origin} is by a key that was given.");
        if (!signed.TrueForAll(isGenuine => isGenuine)) return Refused(LogProblemCodes.Altered, "The signature of the log is not of this checkpoint.");
        if (!TreeProof.Includes(read.Place, LogHash.OfEntry(entry.Span), checkpoint.Size, checkpoint.Root.Span, read.Hashes))
        {
            return Refused(LogProblemCodes.Altered, $"The hashes do not lead from the entry at {read.Place} to the root of {checkpoint.Size} entries.");
        }

        List<string> seen = [.. witnesses.Where(witness => read.Checkpoint.SeenBy(witness) is not null).Select(witness => witness.Name)];
        return witnesses.Count > 0 && seen.Count == 0
            ? Refused(LogProblemCodes.Unwitnessed, "The entry is in the log, and none of the witnesses that were named has signed its checkpoint.")
            : new LogVerdict(true, LogProblemCodes.Included, $"Entry {read.Place} of {checkpoint.Size} of {checkpoint.Origin}.", what, checkpoint, seen);
    }

    /// <summary>Whether a certificate is in the log, as it is.</summary>
    /// <param name="certificate">What the certificate's own signature is worth.</param>
    /// <param name="proof">As above.</param>
    public CertificateAnswer Verify(CertificateVerdict certificate, ReadOnlySpan<byte> proof)
    {
        if (certificate.Facts is not { } facts) return new CertificateAnswer(null, CertificateProblemCodes.NotGenuine, "It is not genuine, so that there is nothing to be logged.");
        var verdict = Verify(proof);
        if (!verdict.IsIncluded) return new CertificateAnswer(verdict.Code == LogProblemCodes.Altered ? false : null, verdict.Code, verdict.Reason);
        bool isOwn = verdict.Entry is CertificateEntry entry && entry.Sha256 == facts.Sha256 && facts.Id.EndsWith($"/{entry.Certificate}", StringComparison.Ordinal);
        if (!isOwn) return new CertificateAnswer(false, LogProblemCodes.OtherCertificate, "What is proven to be in the log is something else.");
        string seen = verdict.Witnesses.Count == 0 ? "" : $" Seen by {string.Join(", ", verdict.Witnesses)}.";
        return new CertificateAnswer(true, LogProblemCodes.Included, verdict.Reason + seen);
    }

    private static LogVerdict Refused(string code, string reason) => new(false, code, reason, null, null, []);

    private static string? Text(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
