using Federation.Registry.Certificates.Keys;
using Federation.Registry.Certificates.Quads;
using Federation.Registry.Certificates.Signing;
using Federation.Registry.Certificates.Status;

namespace Federation.Registry.Certificates;

/// <summary>Issues certificates and status lists under the addresses of one directory. The same award and time give the same bytes. Thread safe.</summary>
/// <param name="keys">Not disposed with it.</param>
public sealed class CertificateIssuer(CertificateAddresses addresses, SigningKeys keys)
{
    private readonly CredentialSigner _signer = new(addresses, keys);

    /// <param name="at">When it is signed, cut to whole seconds; not before the current key signs.</param>
    /// <exception cref="ArgumentException">The award contradicts itself, or the key does not sign yet.</exception>
    public IssuedCredential Issue(Award award, DateTimeOffset at)
    {
        award.Validate();
        return _signer.Sign(CredentialDocuments.Certificate(award, addresses), CredentialShapes.Certificate, at);
    }

    /// <summary>A status list that says what stands at this time. It is to be issued again with every change, and before its time to live is over.</summary>
    /// <param name="at">When it is signed, and from when it may be gone by; cut to whole seconds.</param>
    /// <param name="timeToLive">How long it may be gone by: whole seconds, at least one. It becomes <c>ttl</c>, in milliseconds, and <c>validUntil</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time to live is none.</exception>
    public IssuedCredential IssueStatusList(StatusPurpose purpose, StatusBits bits, DateTimeOffset at, TimeSpan timeToLive)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeToLive, TimeSpan.FromSeconds(1));
        if (timeToLive.Ticks % TimeSpan.TicksPerSecond != 0) throw new ArgumentOutOfRangeException(nameof(timeToLive), timeToLive, "A time to live has whole seconds.");
        return _signer.Sign(CredentialDocuments.StatusList(purpose, bits, CertificateTime.Whole(at), timeToLive, addresses), CredentialShapes.StatusList, at);
    }
}
