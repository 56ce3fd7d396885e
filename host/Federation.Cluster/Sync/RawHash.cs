using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Federation.Cluster.Centres;

namespace Federation.Cluster.Sync;

/// <summary>
/// Tells whether a record has to be mapped again: SHA-256 over the raw bytes, the adapter's identity, the network's trust and the normaliser's version, so a
/// mended mapping and a new trust reach records that did not change.
/// </summary>
internal sealed class RawHash(ListingSource source)
{
    private readonly byte[] _prefix = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{source.Adapter}\n{source.Trust}\n{ListingNormaliser.Version}\n"));

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Of(ReadOnlySpan<byte> raw)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(_prefix);
        hash.AppendData(raw);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return Convert.ToHexStringLower(digest);
    }
}
