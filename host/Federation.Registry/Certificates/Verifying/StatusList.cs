using Federation.Registry.Certificates.Keys;
using Federation.Registry.Certificates.Quads;
using Federation.Registry.Certificates.Signing;
using Federation.Registry.Certificates.Status;

namespace Federation.Registry.Certificates.Verifying;

/// <summary>A genuine status list.</summary>
/// <param name="Id">Its address.</param>
/// <param name="Purpose">As the list calls it.</param>
/// <param name="From">The first moment of which it tells.</param>
/// <param name="Until">The first moment of which it tells no more.</param>
internal sealed record StatusList(string Id, string Issuer, string Purpose, StatusBits Bits, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>In bytes: the longest list without any order, in base64 within base64.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <param name="bytes">In either form.</param>
    /// <exception cref="CertificateException">It is no genuine status list.</exception>
    public static StatusList Read(ReadOnlyMemory<byte> bytes, PublishedKeys keys)
    {
        var signed = SignedCredential.Read(bytes, CredentialShapes.StatusList, keys, MaxBytes);
        var subject = signed.Root.GetProperty("credentialSubject");
        var bits = StatusBits.Decode(FactsReader.Text(subject, "encodedList")) ?? throw new CertificateException(CertificateProblemCodes.Shape, "Its bits cannot be unpacked, or are too few or too many.");
        var from = FactsReader.Time(signed.Root, "validFrom");
        var until = FactsReader.Time(signed.Root, "validUntil");
        var refreshed = from.AddMilliseconds(Math.Min(subject.GetProperty("ttl").GetInt64(), (DateTimeOffset.MaxValue - from).TotalMilliseconds - 1));
        return new StatusList(FactsReader.Text(signed.Root, "id"), signed.Issuer, FactsReader.Text(subject, "statusPurpose"), bits, from, until < refreshed ? until : refreshed);
    }
}
