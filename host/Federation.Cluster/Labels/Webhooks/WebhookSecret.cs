using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Federation.Cluster.Labels.Webhooks;

/// <summary>What one generation of a webhook's messages is signed with, after <see href="https://www.standardwebhooks.com/">Standard Webhooks</see>: HMAC-SHA256 over id, time and body. Immutable and thread safe.</summary>
internal sealed class WebhookSecret
{
    private const int Bytes = 32;

    private readonly byte[] _key;

    /// <summary>Derived, by HKDF-SHA256, so that no secret is stored, backed up or exported: only the key under which all of them can be made again is kept, in a file of its own.</summary>
    /// <param name="root">At least 32 random bytes.</param>
    public WebhookSecret(ReadOnlySpan<byte> root, WebhookId webhook, int generation)
    {
        _key = new byte[Bytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, root, _key, salt: [], info: Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"webhook {webhook} {generation}")));
    }

    /// <summary>As receivers are given it.</summary>
    public string Text => $"whsec_{Convert.ToBase64String(_key)}";

    /// <summary>The header <c>webhook-signature</c>'s word for it.</summary>
    public string Sign(WebhookMessage message, long unixSeconds)
    {
        byte[] head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{message.Id}.{unixSeconds}."));
        byte[] signed = [.. head, .. message.Body.Span];
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(_key, signed))}";
    }
}
