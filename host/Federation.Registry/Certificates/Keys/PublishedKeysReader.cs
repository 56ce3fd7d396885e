using System.Buffers.Text;
using System.Text.Json;
using Federation.Registry.Certificates.Signing;
using NSec.Cryptography;

namespace Federation.Registry.Certificates.Keys;

/// <summary>Reads published keys. What else stands beside them is left alone: publications may grow.</summary>
internal static class PublishedKeysReader
{
    /// <summary>In bytes: room for a thousand keys.</summary>
    private const int MaxLength = 256 * 1024;

    public static PublishedKeys Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > MaxLength) throw Broken($"they are longer than {MaxLength} bytes");
        using var document = StrictJson.Object(utf8, "The document of public keys", CertificateProblemCodes.Keys);
        try
        {
            var root = document.RootElement;
            var keys = root.TryGetProperty("keys", out var set) ? Jwks(set) : Methods(root);
            if (keys.Count == 0) throw Broken("there is none that signs certificates");
            if (keys.DistinctBy(key => key.Id).Count() < keys.Count) throw Broken("one id names two of them");
            if (keys.DistinctBy(key => key.Controller).Count() > 1) throw Broken("they are of several issuers");
            return new PublishedKeys(keys[0].Controller, keys);
        }
        catch (InvalidOperationException failure)
        {
            // Another kind of value than the member has, or half a character.
            throw new CertificateException(CertificateProblemCodes.Keys, "The public keys cannot be read: a value is not of the kind that it has to be.", failure);
        }
    }

    private static List<PublishedKey> Jwks(JsonElement set) =>
        [.. set.EnumerateArray().Select(jwk => new PublishedKey(Id(StrictJson.Text(jwk, "kid")), OfJwk(jwk), Time(jwk, "iat"), Time(jwk, "exp")))];

    private static List<PublishedKey> Methods(JsonElement root)
    {
        string? controller = StrictJson.Text(root, "id");
        if (controller is null || !root.TryGetProperty("verificationMethod", out var methods) || !root.TryGetProperty("assertionMethod", out var assertion)) throw Broken("it is neither a JWK set nor a document with the members id, verificationMethod and assertionMethod");
        var allowed = assertion.EnumerateArray().Select(item => item.GetString()).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from method in methods.EnumerateArray()
               let id = Id(StrictJson.Text(method, "id"))
               where allowed.Contains(id) && StrictJson.Text(method, "controller") == controller && id.StartsWith($"{controller}#", StringComparison.Ordinal)
               select new PublishedKey(id, Multikey.Read(StrictJson.Text(method, "publicKeyMultibase")), null, null),
        ];
    }

    private static PublicKey? OfJwk(JsonElement jwk)
    {
        bool isEd25519 = StrictJson.Text(jwk, "kty") == "OKP" && StrictJson.Text(jwk, "crv") == "Ed25519";
        if (!isEd25519 || StrictJson.Text(jwk, "x") is not { } text || !Base64Url.IsValid(text)) return null;
        return PublicKey.TryImport(SignatureAlgorithm.Ed25519, Base64Url.DecodeFromChars(text), KeyBlobFormat.RawPublicKey, out var key) ? key : null;
    }

    private static DateTimeOffset? Time(JsonElement jwk, string name)
    {
        if (!jwk.TryGetProperty(name, out var value)) return null;
        return value.TryGetInt64(out long seconds) && seconds is >= 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : throw Broken($"\"{name}\" of one is no time");
    }

    private static string Id(string? id) => id is not null && id.Contains('#', StringComparison.Ordinal) ? id : throw Broken("one has no id with a fragment");

    private static CertificateException Broken(string what) => new(CertificateProblemCodes.Keys, $"The public keys cannot be read: {what}.");
}
