using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using NSec.Cryptography;

namespace Federation.Registry.Certificates.Signing;

/// <summary>A credential as <see href="https://www.w3.org/TR/vc-jose-cose/#with-jose">vc+jwt</see>, in the compact form.</summary>
/// <param name="KeyId">The id of the key that signed it.</param>
/// <param name="Payload">The credential, in UTF-8.</param>
/// <param name="Signed">What is signed: header, a point and payload as they came.</param>
internal sealed record CredentialJwt(string KeyId, byte[] Payload, byte[] Signed, byte[] Signature)
{
    private static readonly Dictionary<string, string> Fixed = new(StringComparer.Ordinal) { ["alg"] = "EdDSA", ["typ"] = "vc+jwt", ["cty"] = "vc" };

    /// <param name="sign">Signs bytes.</param>
    public static string Sign(ReadOnlySpan<byte> payload, string keyId, Func<byte[], byte[]> sign)
    {
        var header = new JsonObject();
        foreach (var (name, value) in Fixed) header[name] = value;
        header["kid"] = keyId;
        string signed = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header.ToJsonString(CredentialSigner.Written)))}.{Base64Url.EncodeToString(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    /// <exception cref="CertificateException">It is no such JWT.</exception>
    public static CredentialJwt Read(ReadOnlySpan<byte> text)
    {
        string[] parts = Encoding.Latin1.GetString(text).Split('.');
        if (parts.Length != 3) throw new CertificateException(CertificateProblemCodes.Syntax, "The document is neither JSON nor a JWT of three parts.");
        using var header = StrictJson.Object(Bytes(parts[0]), "the header");
        foreach (var (name, value) in Fixed)
        {
            if (StrictJson.Text(header.RootElement, name) != value) throw new CertificateException(CertificateProblemCodes.Algorithm, $"\"{name}\" of the header has to be {value}.");
        }

        if (header.RootElement.EnumerateObject().Any(member => member.Name != "kid" && !Fixed.ContainsKey(member.Name))) throw new CertificateException(CertificateProblemCodes.UnknownMember, "The header has a member that is not read here.");
        string key = StrictJson.Text(header.RootElement, "kid") ?? throw new CertificateException(CertificateProblemCodes.Shape, "The header names no key.");
        byte[] signature = Bytes(parts[2]);
        if (signature.Length != SignatureAlgorithm.Ed25519.SignatureSize) throw new CertificateException(CertificateProblemCodes.Shape, $"The signature has to have {SignatureAlgorithm.Ed25519.SignatureSize} bytes.");
        return new CredentialJwt(key, Bytes(parts[1]), Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature);
    }

    /// <summary>Of one text only: padding, blanks and set bits behind the last byte are refused, else a changed text could be the same bytes.</summary>
    private static byte[] Bytes(string part)
    {
        byte[]? bytes = Base64Url.IsValid(part) ? Base64Url.DecodeFromChars(part) : null;
        return bytes is not null && Base64Url.EncodeToString(bytes) == part ? bytes : throw new CertificateException(CertificateProblemCodes.Syntax, "A part of the JWT is not base64url.");
    }
}
