using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Labels.Webhooks;

/// <summary>What one generation of a webhook's messages is signed with, after <see href="https://www.standardwebhooks.com/">Standard Webhooks</see>: HMAC-SHA256 over id, time and body. Immutable and thread safe.</summary>
internal sealed class WebhookSecret
{
    private const int Bytes = 32;

    private readonly byte[] _key;

    /// <summary>Derived, by HKDF-SHA256, so that no secret is stored, backed up or exported: only the key under which all of them can be made again is kept, in a file of its own.</summary>
    /// <param name="root">At least 32 random bytes.</param>
    public WebhookSecret(ReadOnlySpan<byte> root, WebhookId webhook, int generation)
        : this(root, string.Create(CultureInfo.InvariantCulture, $"webhook {webhook} {generation}"))
    {
    }

    private WebhookSecret(ReadOnlySpan<byte> root, string purpose)
    {
        _key = new byte[Bytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, root, _key, salt: [], info: Encoding.UTF8.GetBytes(purpose));
    }

    /// <summary>What a network signs its own messages to us with.</summary>
    public static WebhookSecret OfPushes(ReadOnlySpan<byte> root, NetworkId network, int generation) => new(root, string.Create(CultureInfo.InvariantCulture, $"push {network} {generation}"));

    /// <summary>As receivers are given it.</summary>
    public string Text => $"whsec_{Convert.ToBase64String(_key)}";

    /// <summary>The signature of a message, to which its body is still to be appended. Whoever is given it disposes it.</summary>
    public IncrementalHash Begin(string id, long unixSeconds)
    {
        var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        mac.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{unixSeconds}.")));
        return mac;
    }

    /// <summary>The header <c>webhook-signature</c>'s word for it.</summary>
    public string Sign(WebhookMessage message, long unixSeconds)
    {
        using var mac = Begin(message.Id, unixSeconds);
        mac.AppendData(message.Body.Span);
        return $"v1,{Convert.ToBase64String(mac.GetHashAndReset())}";
    }
}
