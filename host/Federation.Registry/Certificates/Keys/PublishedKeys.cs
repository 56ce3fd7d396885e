using System.Buffers.Text;
using System.Text.Json.Nodes;
using NSec.Cryptography;

namespace Federation.Registry.Certificates.Keys;

/// <summary>The public keys of one issuer. Immutable and thread safe.</summary>
public sealed class PublishedKeys
{
    /// <summary>The context of documents that say which keys are whose. Verifiers carry it; of the newer cid/v1 few do.</summary>
    private static readonly string[] Contexts = ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"];

    private readonly string _issuer;
    private readonly IReadOnlyList<PublishedKey> _keys;

    internal PublishedKeys(string issuer, IReadOnlyList<PublishedKey> keys)
    {
        _issuer = issuer;
        _keys = keys;
    }

    /// <summary>Reads what <see cref="ControllerDocument"/> or <see cref="JwkSet"/> wrote. Keys of other algorithms are kept by name: what they signed is told apart.</summary>
    /// <exception cref="CertificateException">Code <c>certificate.keys</c>: it is neither, or names keys of several issuers.</exception>
    public static PublishedKeys Read(ReadOnlyMemory<byte> utf8) => PublishedKeysReader.Read(utf8);

    /// <summary>As a <see href="https://www.w3.org/TR/cid-1.0/">controlled identifier document</see>, JSON in UTF-8. It says nothing of when a key was in use: <c>expires</c> would end what a retired key signed.</summary>
    public JsonObject ControllerDocument() => new()
    {
        ["@context"] = new JsonArray([.. Contexts]),
        ["id"] = _issuer,
        ["verificationMethod"] = new JsonArray([.. Usable().Select(key => Method(key.Published, key.Ed25519))]),
        ["assertionMethod"] = new JsonArray([.. Usable().Select(key => key.Published.Id)]),
    };

    /// <summary>As a JWK set, with the seconds since 1970 between which each key was in use: <c>iat</c>, and <c>exp</c> of a retired one.</summary>
    public JsonObject JwkSet() => new() { ["keys"] = new JsonArray([.. Usable().Select(key => Jwk(key.Published, key.Ed25519))]) };

    /// <returns>Null where there is none of this id.</returns>
    internal PublishedKey? Find(string id) => _keys.FirstOrDefault(key => key.Id == id);

    private static JsonObject Method(PublishedKey key, PublicKey ed25519) => new()
    {
        ["id"] = key.Id,
        ["type"] = "Multikey",
        ["controller"] = key.Controller,
        ["publicKeyMultibase"] = Multikey.Of(ed25519),
    };

    private static JsonObject Jwk(PublishedKey key, PublicKey ed25519)
    {
        var jwk = new JsonObject
        {
            ["kty"] = "OKP",
            ["crv"] = "Ed25519",
            ["x"] = Base64Url.EncodeToString(ed25519.Export(KeyBlobFormat.RawPublicKey)),
            ["kid"] = key.Id,
            ["alg"] = "EdDSA",
            ["use"] = "sig",
        };
        if (key.From is { } from) jwk["iat"] = from.ToUnixTimeSeconds();
        if (key.Until is { } until) jwk["exp"] = until.ToUnixTimeSeconds();
        return jwk;
    }

    private IEnumerable<(PublishedKey Published, PublicKey Ed25519)> Usable()
    {
        foreach (var key in _keys)
        {
            if (key.Ed25519 is { } ed25519) yield return (key, ed25519);
        }
    }
}
