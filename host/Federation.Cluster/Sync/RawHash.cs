using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Federation.Cluster.Centres;

namespace Federation.Cluster.Sync;

/// <summary>
/// Tells whether a record has to be mapped again: SHA-256 over the raw bytes, the adapter's identity, the network's trust, the terms of its settings and the normaliser's version, so a
/// mended mapping and a new trust reach records that did not change.
/// </summary>
/// <param name="terms">See <see cref="Adapters.IAdapterWorker.Terms"/>.</param>
internal sealed class RawHash(ListingSource source, string? terms)
{
    private readonly byte[] _prefix = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{source.Adapter}\n{source.Trust}\n{ListingNormaliser.Version}\n{(terms is null ? "" : terms + "\n")}"));

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Of(ReadOnlySpan<byte> raw)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(_prefix.Length + raw.Length);
        try
        {
            _prefix.CopyTo(rented, 0);
            raw.CopyTo(rented.AsSpan(_prefix.Length));
            Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(rented.AsSpan(0, _prefix.Length + raw.Length), digest);
            return Convert.ToHexStringLower(digest);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
