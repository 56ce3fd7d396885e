using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Federation.Cluster.Storage;

/// <summary>
/// A position in the feed: one offset per partition. To everyone outside the store it is an opaque text. Immutable.
/// </summary>
public sealed class FeedCursor : IEquatable<FeedCursor>
{
    private readonly long[] _offsets;

    public FeedCursor(params ReadOnlySpan<long> offsets)
    {
        foreach (long offset in offsets) ArgumentOutOfRangeException.ThrowIfNegative(offset, nameof(offsets));
        _offsets = offsets.ToArray();
    }

    /// <summary>Before everything, whatever the number of partitions.</summary>
    public static FeedCursor Start { get; } = new();

    /// <summary>The offset of one partition; 0 where the cursor does not mention it.</summary>
    internal long this[int partition] => partition < _offsets.Length ? _offsets[partition] : 0;

    internal FeedCursor With(int partition, long offset)
    {
        var offsets = new long[Math.Max(_offsets.Length, partition + 1)];
        _offsets.CopyTo(offsets, 0);
        offsets[partition] = offset;
        return new FeedCursor(offsets);
    }

    /// <summary>How many events were stored before this position, over all partitions. Those that were erased since count too.</summary>
    public long Events => _offsets.Sum();

    /// <summary>How many events lie between an earlier position and this one, over all partitions; 0 from one that is not earlier.</summary>
    public long EventsSince(FeedCursor earlier) => _offsets.Select((offset, partition) => Math.Max(0, offset - earlier[partition])).Sum();

    /// <summary>True when this position is at or after the other in every partition.</summary>
    public bool HasReached(FeedCursor other)
    {
        for (int partition = 0; partition < other._offsets.Length; partition++)
        {
            if (this[partition] < other[partition]) return false;
        }

        return true;
    }

    /// <summary>The opaque text: URL-safe and free of meaning to its readers.</summary>
    public override string ToString()
    {
        var bytes = new byte[_offsets.Length * sizeof(long)];
        for (int partition = 0; partition < _offsets.Length; partition++)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(partition * sizeof(long)), _offsets[partition]);
        }

        return "f" + Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; false for anything else.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out FeedCursor? cursor)
    {
        cursor = null;
        if (text is not ['f', ..] || text.Length > 1_000 || !Base64Url.IsValid(text.AsSpan(1), out int length) || length % sizeof(long) != 0) return false;
        byte[] bytes = Base64Url.DecodeFromChars(text.AsSpan(1));
        var offsets = new long[length / sizeof(long)];
        for (int partition = 0; partition < offsets.Length; partition++)
        {
            offsets[partition] = BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(partition * sizeof(long)));
            if (offsets[partition] < 0) return false;
        }

        // Base64 is lenient about spaces and spare bits; a position has one text only.
        var read = new FeedCursor(offsets);
        if (read.ToString() != text) return false;
        cursor = read;
        return true;
    }

    public bool Equals(FeedCursor? other) => other is not null && HasReached(other) && other.HasReached(this);

    public override bool Equals(object? obj) => Equals(obj as FeedCursor);

    public override int GetHashCode()
    {
        // Trailing zeros do not count: a cursor that does not mention a partition stands at its start.
        var hash = new HashCode();
        foreach (long offset in _offsets.AsSpan().TrimEnd(0L)) hash.Add(offset);
        return hash.ToHashCode();
    }
}
