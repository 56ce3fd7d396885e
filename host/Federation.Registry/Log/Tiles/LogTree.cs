using System.Numerics;

namespace Federation.Registry.Log.Tiles;

/// <summary>A log of some size, of which some tiles were read: its root and its proofs, as <see href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1">RFC 6962, 2.1</see> defines them. Pure; thread safe where its tiles are.</summary>
/// <param name="size">How many entries it has.</param>
/// <param name="tiles">The hashes of each tile that is needed, one after another; more than the tree has by now do no harm, so that a tile may be read after the size was.</param>
public sealed class LogTree(long size, IReadOnlyDictionary<TileId, ReadOnlyMemory<byte>> tiles)
{
    /// <summary>The tiles at the right edge: those that the root is made of.</summary>
    public static IEnumerable<TileId> Edge(long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        int level = 0;
        for (long hashes = size; hashes > 0; hashes >>= TileId.Height, level++)
        {
            if (hashes % TileId.Width != 0) yield return new TileId(level, hashes / TileId.Width);
        }
    }

    /// <summary>The tiles above one entry, with those of the edge: what a proof about it is made of.</summary>
    /// <param name="entry">From 0 up, below the size.</param>
    public static IEnumerable<TileId> Above(long size, long entry)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(entry);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(entry, size);
        var path = new List<TileId>();
        int level = 0;
        for (long hash = entry, hashes = size; hashes > 0; hash >>= TileId.Height, hashes >>= TileId.Height, level++)
        {
            // Where the entry's part of the tree has no whole tile on this level, what stands there is made of the edge.
            if (hash < hashes) path.Add(new TileId(level, hash / TileId.Width));
        }

        return path.Union(Edge(size));
    }

    /// <exception cref="KeyNotFoundException">A tile of <see cref="Edge"/> is not there.</exception>
    public byte[] Root() => size == 0 ? LogHash.OfNothing() : Range(0, size);

    /// <summary>That an entry is in the log: the hashes beside it and beside what is made of it, the nearest first.</summary>
    /// <exception cref="KeyNotFoundException">A tile of <see cref="Above"/> is not there.</exception>
    public IReadOnlyList<byte[]> Inclusion(long entry)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(entry);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(entry, size);
        var proof = new List<byte[]>();
        Include(entry, 0, size, proof);
        return proof;
    }

    /// <summary>That the log of an earlier size is the beginning of this one. Of nothing, and of the same size, there is nothing to prove.</summary>
    /// <exception cref="KeyNotFoundException">A tile of <see cref="Above"/> the last entry of the earlier size is not there.</exception>
    public IReadOnlyList<byte[]> Consistency(long earlier)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(earlier);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(earlier, size);
        var proof = new List<byte[]>();
        if (earlier > 0 && earlier < size) Agree(earlier, 0, size, isKnown: true, proof);
        return proof;
    }

    /// <summary>PATH of RFC 6962.</summary>
    private void Include(long entry, long from, long to, List<byte[]> proof)
    {
        if (to - from == 1) return;
        long middle = from + Split(to - from);
        if (entry < middle)
        {
            Include(entry, from, middle, proof);
            proof.Add(Range(middle, to));
        }
        else
        {
            Include(entry, middle, to, proof);
            proof.Add(Range(from, middle));
        }
    }

    /// <summary>SUBPROOF of RFC 6962.</summary>
    /// <param name="isKnown">Whether whoever asks has the root of what is here of the earlier log.</param>
    private void Agree(long earlier, long from, long to, bool isKnown, List<byte[]> proof)
    {
        if (earlier == to)
        {
            if (!isKnown) proof.Add(Range(from, to));
            return;
        }

        long middle = from + Split(to - from);
        if (earlier <= middle)
        {
            Agree(earlier, from, middle, isKnown, proof);
            proof.Add(Range(middle, to));
        }
        else
        {
            Agree(earlier, middle, to, isKnown: false, proof);
            proof.Add(Range(from, middle));
        }
    }

    /// <summary>The root of the entries of this range, which begins where a tree of its size may.</summary>
    private byte[] Range(long from, long to)
    {
        long count = to - from;
        if (BitOperations.IsPow2(count)) return Whole(BitOperations.Log2((ulong)count), from / count);
        long middle = from + Split(count);
        return LogHash.OfNode(Range(from, middle), Range(middle, to));
    }

    /// <summary>The root of a whole subtree.</summary>
    /// <param name="height">It has two to the power of this entries.</param>
    /// <param name="number">Among those of its height.</param>
    private byte[] Whole(int height, long number)
    {
        int above = height % TileId.Height;
        long first = number << above;
        var tile = tiles[new TileId(height / TileId.Height, first / TileId.Width)].Span;
        return LogHash.OfSubtree(tile.Slice((int)(first % TileId.Width) * LogHash.Size, LogHash.Size << above));
    }

    /// <summary>The largest power of two below.</summary>
    private static long Split(long count) => 1L << BitOperations.Log2((ulong)(count - 1));
}
