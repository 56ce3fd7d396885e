using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Federation.Trust.Tests.Support;

/// <summary>JWTs put together by hand, also those that nobody should.</summary>
internal static class RawToken
{
    /// <summary>With another header or other claims, and the signature of before.</summary>
    public static string Change(string compact, Action<JsonObject>? header = null, Action<JsonObject>? claims = null)
    {
        string[] parts = compact.Split('.');
        return string.Join('.', Part(parts[0], header), Part(parts[1], claims), parts[2]);
    }

    public static string Of(string header, string claims, string signature = "AAAA") => $"{Encode(header)}.{Encode(claims)}.{signature}";

    /// <summary>Signed by RS256 under a key of the test's own.</summary>
    public static string SignRsa(RSA key, string header, string claims)
    {
        string content = $"{Encode(header)}.{Encode(claims)}";
        return $"{content}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    public static string Claims(string compact) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(compact.Split('.')[1]));

    private static string Part(string part, Action<JsonObject>? change)
    {
        if (change is null) return part;
        var json = JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject(); // It was just written.
        change(json);
        return Encode(json.ToJsonString());
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
