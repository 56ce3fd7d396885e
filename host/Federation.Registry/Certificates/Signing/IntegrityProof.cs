using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Certificates.Quads;
using NSec.Cryptography;

namespace Federation.Registry.Certificates.Signing;

/// <summary>A proof inside a credential: <see href="https://www.w3.org/TR/vc-di-eddsa/#eddsa-rdfc-2022">eddsa-rdfc-2022</see>.</summary>
/// <param name="Created">When it was made, in whole seconds of UTC.</param>
/// <param name="KeyId">The id of the key that made it.</param>
internal sealed record IntegrityProof(DateTimeOffset Created, string KeyId)
{
    private const string Type = "DataIntegrityProof";
    private const string Suite = "eddsa-rdfc-2022";
    private const string Purpose = "assertionMethod";

    private static readonly string[] Members = ["type", "cryptosuite", "created", "verificationMethod", "proofPurpose", "proofValue"];

    /// <param name="proof">The member as it stands in a credential.</param>
    /// <returns>The proof, and its signature.</returns>
    /// <exception cref="CertificateException">It is no such proof.</exception>
    public static (IntegrityProof Proof, byte[] Signature) Read(JsonElement proof)
    {
        if (proof.ValueKind != JsonValueKind.Object) throw Misshapen("has to be an object");
        if (proof.EnumerateObject().Any(member => !Members.Contains(member.Name))) throw new CertificateException(CertificateProblemCodes.UnknownMember, "\"proof\" of the document has a member that is not read here.");
        if (StrictJson.Text(proof, "type") != Type || StrictJson.Text(proof, "cryptosuite") != Suite) throw new CertificateException(CertificateProblemCodes.Algorithm, $"\"proof\" of the document is no {Type} by {Suite}.");
        if (StrictJson.Text(proof, "proofPurpose") != Purpose) throw Misshapen($"has to be for {Purpose}");
        var created = CertificateTime.Parse(StrictJson.Text(proof, "created")) ?? throw Misshapen("has no time \"created\"");
        string key = StrictJson.Text(proof, "verificationMethod") is { } id && QuadText.Iri(id) is not null ? id : throw Misshapen("names no key");
        byte[] signature = SignatureOf(StrictJson.Text(proof, "proofValue")) ?? throw Misshapen("has no signature of 64 bytes");
        return (new IntegrityProof(created, key), signature);
    }

    /// <param name="signature">Of <see cref="Data(string)"/>.</param>
    public JsonObject ToJson(byte[] signature) => new()
    {
        ["type"] = Type,
        ["cryptosuite"] = Suite,
        ["created"] = CertificateTime.Text(Created),
        ["verificationMethod"] = KeyId,
        ["proofPurpose"] = Purpose,
        ["proofValue"] = ValueOf(signature),
    };

    /// <summary>What is signed: the hash of the proof without its value, then that of the document without its proof.</summary>
    /// <param name="document">Canonical N-Quads.</param>
    public byte[] Data(string document) => Data(document, Quads());

    internal static byte[] Data(string document, string proof) => [.. QuadText.Hash(proof), .. QuadText.Hash(document)];

    /// <summary>As <c>proofValue</c>.</summary>
    internal static string ValueOf(byte[] signature) => $"z{Base58.Encode(signature)}";

    /// <returns>Null where it is none of 64 bytes in base58.</returns>
    internal static byte[]? SignatureOf(string? value) =>
        value is ['z', .. var digits] && Base58.Decode(digits) is { } bytes && bytes.Length == SignatureAlgorithm.Ed25519.SignatureSize ? bytes : null;

    /// <summary>A graph of one node without an id, whose canonical label is always this; the lines are in their order.</summary>
    internal string Quads() =>
        $"""
        _:c14n0 <{Iris.Created}> {QuadText.Literal(CertificateTime.Text(Created), Iris.DateTime)} .
        _:c14n0 <{Iris.Type}> <{Iris.Security}{Type}> .
        _:c14n0 <{Iris.Security}cryptosuite> {QuadText.Literal(Suite, Iris.Security + "cryptosuiteString")} .
        _:c14n0 <{Iris.Security}proofPurpose> <{Iris.Security}{Purpose}> .
        _:c14n0 <{Iris.Security}verificationMethod> <{KeyId}> .

        """;

    private static CertificateException Misshapen(string what) => new(CertificateProblemCodes.Shape, $"\"proof\" of the document {what}.");
}
