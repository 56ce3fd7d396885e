using NSec.Cryptography;

namespace Federation.Registry.Certificates.Keys;

/// <summary>An Ed25519 public key as <see href="https://www.w3.org/TR/cid-1.0/#Multikey">Multikey</see> writes it: <c>z6Mk…</c>.</summary>
internal static class Multikey
{
    /// <summary>What says Ed25519 before the 32 bytes of a key.</summary>
    private static readonly byte[] Header = [0xed, 0x01];

    public static string Of(PublicKey key) => $"z{Base58.Encode([.. Header, .. key.Export(KeyBlobFormat.RawPublicKey)])}";

    /// <returns>Null where it is no key, or a key of another algorithm.</returns>
    public static PublicKey? Read(string? text)
    {
        if (text is not ['z', .. var digits] || Base58.Decode(digits) is not { Length: 34 } bytes || !bytes.AsSpan().StartsWith(Header)) return null;
        return PublicKey.TryImport(SignatureAlgorithm.Ed25519, bytes.AsSpan(Header.Length), KeyBlobFormat.RawPublicKey, out var key) ? key : null;
    }
}
