using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using NSec.Cryptography;

namespace Federation.Registry.Certificates.Keys;

/// <summary>What a key file says, word for word.</summary>
internal sealed record KeyFileText(KeyFileText.CurrentText? Current, IReadOnlyList<KeyFileText.RetiredText>? Retired)
{
    public static byte[] Of(byte[] seed, DateTimeOffset from, IReadOnlyList<RetiredKey> retired) => JsonSerializer.SerializeToUtf8Bytes(
        new KeyFileText(
            new CurrentText(Base64Url.EncodeToString(seed), CertificateTime.Text(from)),
            [.. retired.Select(key => new RetiredText(Multikey.Of(key.Key), CertificateTime.Text(key.From), CertificateTime.Text(key.Until)))]),
        KeyFileJson.Default.KeyFileText);

    /// <exception cref="CertificateException">It is not what a key file says. The reason quotes nothing of it.</exception>
    public static SigningKeys Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var text = JsonSerializer.Deserialize(utf8, KeyFileJson.Default.KeyFileText);
            if (text is not { Current: { } current, Retired: { } retired }) throw Broken("it has to have the members current and retired");
            var from = CertificateTime.Parse(current.From) ?? throw Broken("\"from\" of the current key is no time");
            return new SigningKeys(Seed(current), from, [.. retired.Select(Key)]);
        }
        catch (JsonException)
        {
            // What the parser says may quote the secret.
            throw Broken("it is not the JSON that a key file is");
        }
    }

    private static Key Seed(CurrentText current)
    {
        byte[] seed = new byte[SignatureAlgorithm.Ed25519.PrivateKeySize];
        try
        {
            if (current.Seed is not { } text || !Base64Url.IsValid(text, out int length) || length != seed.Length) throw Broken($"\"seed\" of the current key is not {seed.Length} bytes in base64url");
            Base64Url.DecodeFromChars(text, seed);
            return NSec.Cryptography.Key.Import(SignatureAlgorithm.Ed25519, seed, KeyBlobFormat.RawPrivateKey);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    private static RetiredKey Key(RetiredText text) => new(
        Multikey.Read(text.PublicKeyMultibase) ?? throw Broken("\"publicKeyMultibase\" of a retired key is no Ed25519 key"),
        CertificateTime.Parse(text.From) ?? throw Broken("\"from\" of a retired key is no time"),
        CertificateTime.Parse(text.Until) ?? throw Broken("\"until\" of a retired key is no time"));

    private static CertificateException Broken(string what) => new(CertificateProblemCodes.KeyFile, $"The key file cannot be used: {what}.");

    /// <param name="Seed">32 bytes in base64url, RFC 8032's private key.</param>
    internal sealed record CurrentText(string? Seed, string? From)
    {
        /// <summary>Without the secret: records print their members.</summary>
        public override string ToString() => nameof(CurrentText);
    }

    internal sealed record RetiredText(string? PublicKeyMultibase, string? From, string? Until);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, AllowDuplicateProperties = false, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(KeyFileText))]
internal sealed partial class KeyFileJson : JsonSerializerContext;
