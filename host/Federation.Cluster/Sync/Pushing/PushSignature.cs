using System.Buffers.Text;
using System.Security.Cryptography;

namespace Federation.Cluster.Sync.Pushing;

/// <summary>Checks the signature of a body that is still being read, after Standard Webhooks. Not thread safe.</summary>
public sealed class PushSignature : IDisposable
{
    private const string Scheme = "v1,";

    /// <summary>No sender has more secrets at once.</summary>
    private const int MostTold = 10;

    private readonly IReadOnlyList<IncrementalHash> _macs;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <param name="macs">One for each secret that counts, with id and time in it already.</param>
    internal PushSignature(IReadOnlyList<IncrementalHash> macs) => _macs = macs;

    public void Append(ReadOnlySpan<byte> body)
    {
        _hash.AppendData(body);
        foreach (var mac in _macs) mac.AppendData(body);
    }

    /// <summary>Whether one of the signatures is one of the secrets'. Takes as long whichever it is.</summary>
    /// <param name="told">The header <c>webhook-signature</c>: words such as <c>v1,BASE64</c>, with spaces between.</param>
    public bool Holds(string told)
    {
        var signatures = told.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostTold).Where(word => word.StartsWith(Scheme, StringComparison.Ordinal)).Select(word => Decode(word[Scheme.Length..])).OfType<byte[]>().ToList();
        bool holds = false;
        foreach (var mac in _macs)
        {
            byte[] own = mac.GetCurrentHash();
            foreach (byte[] signature in signatures) holds |= CryptographicOperations.FixedTimeEquals(own, signature);
        }

        return holds;
    }

    /// <summary>Of what was read so far, 64 lower-case hexadecimal digits.</summary>
    public string Sha256() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public void Dispose()
    {
        _hash.Dispose();
        foreach (var mac in _macs) mac.Dispose();
    }

    private static byte[]? Decode(string base64) => Base64.IsValid(base64) ? Convert.FromBase64String(base64) : null;
}
