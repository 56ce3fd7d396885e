using System.Security.Cryptography;
using System.Text;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Certificates.Signing;
using NSec.Cryptography;

namespace Federation.Registry.Tests.Certificates;

/// <summary>
/// What the Recommendation publishes of eddsa-rdfc-2022: its key pair, and for two credentials the hashes and the proof
/// (<see href="https://www.w3.org/TR/vc-di-eddsa/#test-vectors">Data Integrity EdDSA Cryptosuites, test vectors</see>).
/// </summary>
public sealed class PublishedVectorTests
{
    private const string PublicKey = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
    private const string SecretKey = "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq";
    private const string ProofHash = "bea7b7acfbad0126b135104024a5f1733e705108f42d59668b05c0c50004c6b0";

    private const string Alumni = "517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017";
    private const string AlumniProof = "z2YwC8z3ap7yx1nZYCg4L3j3ApHsF8kgPdSb5xoS1VR7vPG3F561B52hYnQF9iseabecm3ijx4K1FBTQsCZahKZme";

    private const string Employment = "03f59e5b04ab575b1172cb684f22eede72f0e9033e0b5c67d0e2506768d6ce11";
    private const string EmploymentProof = "zeuuS9pi2ZR8Q41bFFJKS9weSWkwa7pRcxHTHzxjDEHtVSZp3D9Rm3JdzT82EQpmXMb9wvfFJLuDPeSXZaRX1q1c";

    /// <summary>The first of the two credentials in its canonical form.</summary>
    private const string AlumniQuads =
        """
        <did:example:abcdefgh> <https://www.w3.org/ns/credentials/examples#alumniOf> "The School of Examples" .
        <urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://www.w3.org/2018/credentials#VerifiableCredential> .
        <urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://www.w3.org/ns/credentials/examples#AlumniCredential> .
        <urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33> <https://schema.org/description> "A minimum viable example of an Alumni Credential." .
        <urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33> <https://schema.org/name> "Alumni Credential" .
        <urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33> <https://www.w3.org/2018/credentials#credentialSubject> <did:example:abcdefgh> .
        <urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33> <https://www.w3.org/2018/credentials#issuer> <https://vc.example/issuers/5678> .
        <urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33> <https://www.w3.org/2018/credentials#validFrom> "2023-01-01T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> .

        """;

    /// <summary>Both credentials have a proof of the same time and key.</summary>
    private static readonly IntegrityProof Proof = new(DateTimeOffset.Parse("2023-02-24T23:36:38Z"), $"did:key:{PublicKey}#{PublicKey}");

    [Fact]
    public void Data_OfThePublishedCredential_IsThePublishedHashes() =>
        Assert.Equal(ProofHash + Alumni, Convert.ToHexStringLower(Proof.Data(AlumniQuads)));

    [Theory]
    [InlineData(Alumni, AlumniProof)]
    [InlineData(Employment, EmploymentProof)]
    public void Proof_ThatIsPublished_VerifiesAndIsReproduced(string document, string value)
    {
        // The lines of the proof are ours; of the document its hash is enough.
        byte[] data = [.. SHA256.HashData(Encoding.UTF8.GetBytes(Proof.Quads())), .. Convert.FromHexString(document)];
        Assert.True(SignatureAlgorithm.Ed25519.Verify(Multikey.Read(PublicKey)!, data, IntegrityProof.SignatureOf(value))); // It is an Ed25519 key.

        // Of a secret key's 34 bytes the first two say Ed25519.
        byte[] secret = Base58.Decode(SecretKey[1..])!; // It is base58.
        using var signer = Key.Import(SignatureAlgorithm.Ed25519, secret.AsSpan(2), KeyBlobFormat.RawPrivateKey);
        Assert.Equal(value, IntegrityProof.ValueOf(SignatureAlgorithm.Ed25519.Sign(signer, data)));
    }

    [Theory]
    [InlineData(Alumni, EmploymentProof)]
    [InlineData(Employment, AlumniProof)]
    public void Proof_OfAnotherDocument_DoesNotVerify(string document, string value)
    {
        byte[] data = [.. SHA256.HashData(Encoding.UTF8.GetBytes(Proof.Quads())), .. Convert.FromHexString(document)];
        Assert.False(SignatureAlgorithm.Ed25519.Verify(Multikey.Read(PublicKey)!, data, IntegrityProof.SignatureOf(value))); // It is an Ed25519 key.
    }
}
