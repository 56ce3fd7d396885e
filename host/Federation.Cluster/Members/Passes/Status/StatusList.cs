using System.Buffers.Text;
using System.IO.Compression;
using Federation.Trust.Tokens;

namespace Federation.Cluster.Members.Passes.Status;

/// <summary>
/// The states of an issuer's credentials, a bit each: the <c>lst</c> of a Token Status List (draft-ietf-oauth-status-list, section 4) with <c>bits</c> 1. 1 is "not valid". A place that no
/// credential has is 0: one that was issued after a door lost its network has to be good there. Immutable.
/// </summary>
public sealed class StatusList
{
    /// <summary>How many places a list of ours has: a million credentials that live at one time, drawn at random, so that neighbours say nothing of one another.</summary>
    public const int Places = 1 << 20;

    private const int BitsOfByte = 8;

    /// <summary>The longest list of another issuer that is unpacked: 16 million places.</summary>
    private const int MostBytes = 2 * 1024 * 1024;

    private readonly byte[] _bits;

    private StatusList(byte[] bits) => _bits = bits;

    /// <param name="withdrawn">The places of the credentials that count no more.</param>
    public static StatusList Of(IEnumerable<int> withdrawn)
    {
        byte[] bits = new byte[Places / BitsOfByte];
        foreach (int index in withdrawn) bits[index / BitsOfByte] |= (byte)(1 << (index % BitsOfByte));
        return new StatusList(bits);
    }

    /// <summary>Null where the text is no such list, or unpacks to more than 2 MiB.</summary>
    /// <param name="lst">zlib (RFC 1950) in base64url without padding.</param>
    public static StatusList? Read(string lst)
    {
        if (CanonicalBase64Url.Decode(lst) is not { } packed) return null;
        using var unpacking = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        byte[] room = new byte[MostBytes + 1];
        try
        {
            int length = unpacking.ReadAtLeast(room, room.Length, throwOnEndOfStream: false);
            return length is > 0 and <= MostBytes ? new StatusList(room[..length]) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>False for a place that the list does not have, too.</summary>
    public bool IsGood(int index) => index >= 0 && index / BitsOfByte < _bits.Length && (_bits[index / BitsOfByte] & (1 << (index % BitsOfByte))) == 0;

    /// <summary>As <see cref="Read"/> takes it.</summary>
    public override string ToString()
    {
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) packing.Write(_bits);
        return Base64Url.EncodeToString(packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }
}
