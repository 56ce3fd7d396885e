using System.Buffers.Text;
using System.IO.Compression;

namespace Federation.Registry.Certificates.Status;

/// <summary>
/// The bits of a status list as <see href="https://www.w3.org/TR/vc-bitstring-status-list/">Bitstring Status List 1.0</see> writes them: place 0 is the highest bit of the first byte.
/// Immutable and thread safe.
/// </summary>
public sealed class StatusBits
{
    /// <summary>The shortest list, in places: whoever fetches one does not tell by it which certificate is meant.</summary>
    public const int FewestPlaces = 131_072;

    /// <summary>The longest list, in places: 2 MiB unpacked.</summary>
    public const int MostPlaces = 16_777_216;

    private readonly byte[] _bits;

    private StatusBits(byte[] bits) => _bits = bits;

    /// <summary>In places.</summary>
    public int Length => _bits.Length * 8;

    /// <exception cref="ArgumentOutOfRangeException">The list has no such place.</exception>
    public bool this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Length);
            return (_bits[index / 8] & (0x80 >> (index % 8))) != 0;
        }
    }

    /// <param name="set">The places that are set.</param>
    /// <param name="length">In places: a multiple of 8 from <see cref="FewestPlaces"/> to <see cref="MostPlaces"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is none of these, or a place lies outside.</exception>
    public static StatusBits Of(IEnumerable<int> set, int length = FewestPlaces)
    {
        if (length is < FewestPlaces or > MostPlaces || length % 8 != 0) throw new ArgumentOutOfRangeException(nameof(length), length, $"A list has {FewestPlaces} to {MostPlaces} places, by eights.");
        byte[] bits = new byte[length / 8];
        foreach (int index in set)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index, nameof(set));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, length, nameof(set));
            bits[index / 8] |= (byte)(0x80 >> (index % 8));
        }

        return new StatusBits(bits);
    }

    /// <summary>As <c>encodedList</c>: <c>u</c> and base64url of the packed bits.</summary>
    public string Encode()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(_bits);
        return $"u{Base64Url.EncodeToString(packed.ToArray())}";
    }

    /// <returns>Null where it is no such text, or one of fewer or more places than a list has.</returns>
    public static StatusBits? Decode(string text)
    {
        if (text is not ['u', .. var digits] || !Base64Url.IsValid(digits)) return null;
        try
        {
            using var gzip = new GZipStream(new MemoryStream(Base64Url.DecodeFromChars(digits)), CompressionMode.Decompress);
            using var bits = new MemoryStream(FewestPlaces / 8);
            byte[] piece = new byte[FewestPlaces / 8];
            while (gzip.Read(piece) is > 0 and var read)
            {
                bits.Write(piece, 0, read);
                if (bits.Length > MostPlaces / 8) return null;
            }

            return bits.Length < FewestPlaces / 8 ? null : new StatusBits(bits.ToArray());
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
