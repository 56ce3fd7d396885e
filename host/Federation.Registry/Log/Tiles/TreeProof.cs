using System.Numerics;

namespace Federation.Registry.Log.Tiles;

/// <summary>Checks the proofs of <see cref="LogTree"/>, as <see href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1">RFC 9162, 2.1.3.2 and 2.1.4.2</see> say. Any input is taken.</summary>
public static class TreeProof
{
    /// <summary>Whether an entry of this hash is at this place of the log that has this size and root.</summary>
    public static bool Includes(long place, ReadOnlySpan<byte> entryHash, long size, ReadOnlySpan<byte> root, IReadOnlyList<byte[]> proof)
    {
        if (place < 0 || place >= size || !AreHashes(proof) || proof.Count != Steps(place, size)) return false;
        byte[] hash = entryHash.ToArray();
        long node = place, last = size - 1;
        foreach (byte[] beside in proof)
        {
            if ((node & 1) == 1 || node == last)
            {
                hash = LogHash.OfNode(beside, hash);
                int up = BitOperations.TrailingZeroCount(node);
                (node, last) = (node >> up, last >> up);
            }
            else
            {
                hash = LogHash.OfNode(hash, beside);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return hash.AsSpan().SequenceEqual(root);
    }

    /// <summary>Whether the log of the earlier size and root is the beginning of the later one.</summary>
    public static bool Agrees(long earlier, ReadOnlySpan<byte> earlierRoot, long later, ReadOnlySpan<byte> laterRoot, IReadOnlyList<byte[]> proof)
    {
        if (earlier < 0 || earlier > later || !AreHashes(proof)) return false;
        if (earlier == 0) return proof.Count == 0 && earlierRoot.SequenceEqual(LogHash.OfNothing());
        if (earlier == later) return proof.Count == 0 && earlierRoot.SequenceEqual(laterRoot);
        int whole = BitOperations.TrailingZeroCount(earlier);
        long node = (earlier - 1) >> whole, last = (later - 1) >> whole;
        // Where the earlier log is one whole subtree its root begins both ways up; otherwise the proof brings the beginning.
        IReadOnlyList<byte[]> path = BitOperations.IsPow2(earlier) ? [earlierRoot.ToArray(), .. proof] : proof;
        if (path.Count == 0) return false;
        byte[] was = path[0], becomes = path[0];
        foreach (byte[] beside in path.Skip(1))
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                (was, becomes) = (LogHash.OfNode(beside, was), LogHash.OfNode(beside, becomes));
                int up = node == 0 ? 0 : BitOperations.TrailingZeroCount(node);
                (node, last) = (node >> up, last >> up);
            }
            else
            {
                becomes = LogHash.OfNode(becomes, beside);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && was.AsSpan().SequenceEqual(earlierRoot) && becomes.AsSpan().SequenceEqual(laterRoot);
    }

    /// <summary>How many hashes a proof has for the entry at this place.</summary>
    private static int Steps(long place, long size)
    {
        // Up to where the place and the last one part, one for each level; above, one for each time the place is on the right.
        int inner = 64 - BitOperations.LeadingZeroCount((ulong)(place ^ (size - 1)));
        return inner + BitOperations.PopCount((ulong)place >> inner);
    }

    private static bool AreHashes(IReadOnlyList<byte[]> proof) => proof.All(hash => hash.Length == LogHash.Size);
}
