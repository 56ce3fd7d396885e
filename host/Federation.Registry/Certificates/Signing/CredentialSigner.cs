using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Certificates.Quads;

namespace Federation.Registry.Certificates.Signing;

/// <summary>Signs credentials in both forms with the current key. Thread safe.</summary>
internal sealed class CredentialSigner(CertificateAddresses addresses, SigningKeys keys)
{
    /// <summary>Letters as they are: these documents are JSON and never part of a page.</summary>
    internal static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _keyId = addresses.Key(keys.Name);

    /// <param name="credential">Without a proof; it is given one.</param>
    /// <param name="at">For the proof, cut to whole seconds.</param>
    /// <exception cref="ArgumentException">The key does not sign yet at that time.</exception>
    public IssuedCredential Sign(JsonObject credential, DocumentShape shape, DateTimeOffset at)
    {
        if (at < keys.From) throw new ArgumentException($"The current key signs from {CertificateTime.Text(keys.From)} on.", nameof(at));
        byte[] plain = JsonSerializer.SerializeToUtf8Bytes(credential, Written);
        using var document = JsonDocument.Parse(plain);
        var proof = new IntegrityProof(CertificateTime.Whole(at), _keyId);
        byte[] data = proof.Data(QuadReader.Read(document.RootElement, shape.Root, SignedCredential.Context));
        credential[SignedCredential.Proof] = proof.ToJson(keys.Sign(data));
        return new IssuedCredential(JsonSerializer.SerializeToUtf8Bytes(credential, Written), CredentialJwt.Sign(plain, _keyId, bytes => keys.Sign(bytes)));
    }
}
