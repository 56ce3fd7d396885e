using System.Text.Json;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Certificates.Quads;
using NSec.Cryptography;

namespace Federation.Registry.Certificates.Signing;

/// <summary>A credential that is genuine: of its shape, and signed by a key of its issuer.</summary>
/// <param name="Root">What it says; only what its signature covers, beside the proof.</param>
/// <param name="Sha256">Of its canonical statements without the proof.</param>
internal sealed record SignedCredential(JsonElement Root, CredentialForm Form, PublishedKey Key, byte[] Sha256)
{
    public const string Context = "@context";
    public const string Proof = "proof";

    /// <summary>Where white space around a document is not looked at.</summary>
    private static ReadOnlySpan<byte> Blank => " \t\r\n"u8;

    /// <summary>Its issuer's id, which is also the one to whom the key belongs.</summary>
    public string Issuer => Key.Controller;

    /// <param name="bytes">In either form.</param>
    /// <param name="mostBytes">The longest document that is read.</param>
    /// <exception cref="CertificateException">It is not genuine; the code says why.</exception>
    public static SignedCredential Read(ReadOnlyMemory<byte> bytes, DocumentShape shape, PublishedKeys keys, int mostBytes)
    {
        var text = Trimmed(bytes, mostBytes);
        try
        {
            return IsEmbedded(text) ? Embedded(text, shape, keys) : Jwt(text, shape, keys);
        }
        catch (InvalidOperationException failure)
        {
            throw new CertificateException(CertificateProblemCodes.Syntax, "The document has half a character, or is not UTF-8.", failure);
        }
    }

    /// <summary>What a document says, whoever wrote it.</summary>
    /// <exception cref="CertificateException">It is neither JSON nor a JWT of this kind.</exception>
    public static JsonDocument Unverified(ReadOnlyMemory<byte> bytes, int mostBytes)
    {
        var text = Trimmed(bytes, mostBytes);
        return StrictJson.Object(IsEmbedded(text) ? text : CredentialJwt.Read(text.Span).Payload, "the document");
    }

    private static ReadOnlyMemory<byte> Trimmed(ReadOnlyMemory<byte> bytes, int mostBytes) =>
        bytes.Length <= mostBytes ? bytes.Trim(Blank) : throw new CertificateException(CertificateProblemCodes.Syntax, $"The document is longer than {mostBytes} bytes.");

    private static bool IsEmbedded(ReadOnlyMemory<byte> text) => text.Span is [(byte)'{', ..];

    private static SignedCredential Embedded(ReadOnlyMemory<byte> text, DocumentShape shape, PublishedKeys keys)
    {
        using var document = StrictJson.Object(text, "the document");
        var root = document.RootElement;
        string quads = Quads(root, shape, Context, Proof);
        if (!root.TryGetProperty(Proof, out var member)) throw new CertificateException(CertificateProblemCodes.Shape, "The document has no \"proof\".");
        var (proof, signature) = IntegrityProof.Read(member);
        var key = KeyOf(root, proof.KeyId, keys, out var ed25519);
        if (!SignatureAlgorithm.Ed25519.Verify(ed25519, proof.Data(quads), signature)) throw Altered();
        if (!key.WasInUse(proof.Created)) throw new CertificateException(CertificateProblemCodes.KeyTime, $"It was signed at {CertificateTime.Text(proof.Created)}, when its key was not in use.");
        return new SignedCredential(root.Clone(), CredentialForm.Embedded, key, QuadText.Hash(quads));
    }

    private static SignedCredential Jwt(ReadOnlyMemory<byte> text, DocumentShape shape, PublishedKeys keys)
    {
        var jwt = CredentialJwt.Read(text.Span);
        using var document = StrictJson.Object(jwt.Payload, "the payload");
        string quads = Quads(document.RootElement, shape, Context);
        var key = KeyOf(document.RootElement, jwt.KeyId, keys, out var ed25519);
        return SignatureAlgorithm.Ed25519.Verify(ed25519, jwt.Signed, jwt.Signature)
            ? new SignedCredential(document.RootElement.Clone(), CredentialForm.Jwt, key, QuadText.Hash(quads))
            : throw Altered();
    }

    private static string Quads(JsonElement root, DocumentShape shape, params IReadOnlyList<string> beside)
    {
        bool isKnown = root.TryGetProperty(Context, out var contexts) && contexts.ValueKind == JsonValueKind.Array
            && contexts.EnumerateArray().Select(context => context.ValueKind == JsonValueKind.String ? context.GetString() : null).SequenceEqual(shape.Contexts);
        if (!isKnown) throw new CertificateException(CertificateProblemCodes.Shape, $"\"{Context}\" of the document has to be {string.Join(" and ", shape.Contexts)}.");
        return QuadReader.Read(root, shape.Root, beside);
    }

    private static PublishedKey KeyOf(JsonElement root, string keyId, PublishedKeys keys, out PublicKey ed25519)
    {
        var issuer = root.GetProperty("issuer");
        string? id = issuer.ValueKind == JsonValueKind.Object ? StrictJson.Text(issuer, "id") : issuer.GetString();
        var key = keys.Find(keyId) ?? throw new CertificateException(CertificateProblemCodes.KeyUnknown, "None of the keys given is the one that it names.");
        if (key.Controller != id) throw new CertificateException(CertificateProblemCodes.KeyForeign, "The key that it names belongs to another issuer than the one that it names.");
        ed25519 = key.Ed25519 ?? throw new CertificateException(CertificateProblemCodes.Algorithm, "The key that it names is no Ed25519 key.");
        return key;
    }

    private static CertificateException Altered() => new(CertificateProblemCodes.Altered, "The signature is not of this text, or not by the key that it names.");
}
