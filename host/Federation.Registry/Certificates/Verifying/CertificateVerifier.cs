using Federation.Registry.Certificates.Keys;
using Federation.Registry.Certificates.Quads;
using Federation.Registry.Certificates.Signing;
using Federation.Registry.Certificates.Status;

namespace Federation.Registry.Certificates.Verifying;

/// <summary>
/// Checks certificates of the label by what is given alone, without any network: whoever gives the keys says whom to trust. Takes any bytes, bounds its work, and throws
/// nothing because of them. Thread safe.
/// </summary>
public sealed class CertificateVerifier(PublishedKeys keys)
{
    /// <summary>The longest certificate that is read, in bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>The longest status list that is read, in bytes.</summary>
    public const int MaxStatusListBytes = StatusList.MaxBytes;

    /// <summary>How far the clocks of issuer and verifier may lie apart.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <param name="certificate">In either form.</param>
    /// <param name="statusLists">In either form and any order; those that the certificate does not name are not looked at.</param>
    /// <param name="at">The time for which the second question is asked.</param>
    public CertificateVerdict Verify(ReadOnlyMemory<byte> certificate, IReadOnlyList<ReadOnlyMemory<byte>> statusLists, DateTimeOffset at)
    {
        try
        {
            var facts = FactsReader.Read(SignedCredential.Read(certificate, CredentialShapes.Certificate, keys, MaxBytes));
            return new CertificateVerdict(new CertificateAnswer(true, CertificateProblemCodes.Genuine, $"{facts.Issuer} signed exactly this."), Holding(facts, statusLists, at), facts);
        }
        catch (CertificateException failure)
        {
            return new CertificateVerdict(
                new CertificateAnswer(false, failure.Code, failure.Message),
                new CertificateAnswer(null, CertificateProblemCodes.NotGenuine, "It is not genuine, so that there is nothing to hold."),
                null);
        }
    }

    /// <summary>What is for good comes first, then the interval, then what may still change.</summary>
    private CertificateAnswer Holding(CertificateFacts facts, IReadOnlyList<ReadOnlyMemory<byte>> statusLists, DateTimeOffset at)
    {
        var lists = statusLists.Select(Read).ToList();
        var answers = facts.Status.OrderBy(entry => entry.Purpose).Select(entry => Told(entry, facts, lists, at)).OfType<CertificateAnswer>().ToList();
        if (answers.FirstOrDefault(answer => answer.Code == CertificateProblemCodes.Revoked) is { } revoked) return revoked;
        if (at < facts.ValidFrom) return new CertificateAnswer(false, CertificateProblemCodes.NotYet, $"It begins at {CertificateTime.Text(facts.ValidFrom)}.");
        if (at >= facts.ValidUntil) return new CertificateAnswer(false, CertificateProblemCodes.Expired, $"It ended at {CertificateTime.Text(facts.ValidUntil)}.");
        return answers.FirstOrDefault(answer => answer.IsYes is false) ?? answers.FirstOrDefault()
            ?? new CertificateAnswer(true, CertificateProblemCodes.Holds, $"It holds at {CertificateTime.Text(at)}: neither revoked nor suspended, and it ends at {CertificateTime.Text(facts.ValidUntil)}.");
    }

    /// <returns>Null where its list tells that nothing stands against the certificate.</returns>
    private static CertificateAnswer? Told(StatusEntry entry, CertificateFacts facts, IReadOnlyList<(StatusList? List, string? Problem)> lists, DateTimeOffset at)
    {
        string word = StatusPurposes.Word(entry.Purpose);
        var named = lists.Select(read => read.List).OfType<StatusList>().Where(list => list.Id == entry.List).ToList();
        if (named.Count == 0)
        {
            return lists.Select(read => read.Problem).OfType<string>().FirstOrDefault() is { } problem
                ? new CertificateAnswer(null, CertificateProblemCodes.StatusUnusable, $"A status list that was given cannot be used, and the list of {word} was not: {problem}")
                : new CertificateAnswer(null, CertificateProblemCodes.StatusMissing, $"The list of {word}, {entry.List}, was not given.");
        }

        var usable = named.Where(list => list.Issuer == facts.Issuer && list.Purpose == word && entry.Index < list.Bits.Length).ToList();
        if (usable.Count == 0) return new CertificateAnswer(null, CertificateProblemCodes.StatusUnusable, $"The list of {word} is of another issuer or purpose, or too short.");

        // What an older list says of a revocation stays so.
        bool isFinal = entry.Purpose == StatusPurpose.Revocation;
        if (isFinal && usable.Any(list => list.Bits[entry.Index] && list.From <= at + ClockSkew)) return new CertificateAnswer(false, CertificateProblemCodes.Revoked, "It was revoked.");
        var current = usable.Where(list => list.From <= at + ClockSkew && at < list.Until).MaxBy(list => list.From);
        if (current is null) return new CertificateAnswer(null, CertificateProblemCodes.StatusStale, $"The list of {word} tells of {CertificateTime.Text(usable[0].From)} to {CertificateTime.Text(usable[0].Until)}, not of {CertificateTime.Text(at)}.");
        return !isFinal && current.Bits[entry.Index] ? new CertificateAnswer(false, CertificateProblemCodes.Suspended, "It is suspended, and may be reinstated.") : null;
    }

    private (StatusList? List, string? Problem) Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return (StatusList.Read(bytes, keys), null);
        }
        catch (CertificateException failure)
        {
            return (null, failure.Message);
        }
    }
}
