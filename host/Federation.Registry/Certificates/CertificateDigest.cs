using System.Text.Json;
using Federation.Registry.Certificates.Quads;
using Federation.Registry.Certificates.Signing;

namespace Federation.Registry.Certificates;

/// <summary>
/// What a certificate says, as one hash: SHA-256 of its canonical statements without the proof, which is the half of what <c>eddsa-rdfc-2022</c> signs that no key and no time of signing is in. Both forms of a certificate, and
/// the same one under a later key, have the same.
/// </summary>
public static class CertificateDigest
{
    /// <summary>Of a certificate that is to be signed.</summary>
    /// <returns>32 bytes.</returns>
    /// <exception cref="ArgumentException">The award contradicts itself.</exception>
    public static byte[] Of(Award award, CertificateAddresses addresses)
    {
        award.Validate();
        byte[] plain = JsonSerializer.SerializeToUtf8Bytes(CredentialDocuments.Certificate(award, addresses), CredentialSigner.Written);
        using var document = JsonDocument.Parse(plain);
        return QuadText.Hash(QuadReader.Read(document.RootElement, CredentialShapes.Certificate.Root, SignedCredential.Context));
    }
}
