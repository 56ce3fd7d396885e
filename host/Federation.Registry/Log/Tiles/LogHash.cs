using System.Security.Cryptography;

namespace Federation.Registry.Log.Tiles;

/// <summary>Hashes of a Merkle tree: <see href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1">RFC 6962, 2.1</see>, with SHA-256. An entry can never pass for a node: each begins with a byte of its own.</summary>
public static class LogHash
{
    /// <summary>In bytes.</summary>
    public const int Size = SHA256.HashSizeInBytes;

    private const byte EntryPrefix = 0;
    private const byte NodePrefix = 1;

    /// <summary>The root of a tree of no entries.</summary>
    public static byte[] OfNothing() => SHA256.HashData([]);

    public static byte[] OfEntry(ReadOnlySpan<byte> entry) => SHA256.HashData([EntryPrefix, .. entry]);

    public static byte[] OfNode(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> node = stackalloc byte[1 + (2 * Size)];
        node[0] = NodePrefix;
        left.CopyTo(node[1..]);
        right.CopyTo(node[(1 + Size)..]);
        return SHA256.HashData(node);
    }

    /// <summary>The root of the whole subtree that stands on these hashes.</summary>
    /// <param name="hashes">One after another; as many as a power of two.</param>
    internal static byte[] OfSubtree(ReadOnlySpan<byte> hashes)
    {
        if (hashes.Length == Size) return hashes.ToArray();
        int half = hashes.Length / 2;
        return OfNode(OfSubtree(hashes[..half]), OfSubtree(hashes[half..]));
    }
}
