using System.Numerics;
using System.Runtime.InteropServices;

namespace Federation.Cluster.Index.Segments;

/// <summary>Sets of centres with a bit for each: many at a time, as the processor has room for.</summary>
internal static class Bits
{
    /// <summary>How many words hold so many bits.</summary>
    public static int WordsFor(int bits) => (bits + 63) / 64;

    /// <summary>Keeps what is in the other too.</summary>
    /// <param name="other">Of the same length or longer.</param>
    public static void And(Span<ulong> kept, ReadOnlySpan<ulong> other)
    {
        var wide = MemoryMarshal.Cast<ulong, Vector<ulong>>(kept);
        var others = MemoryMarshal.Cast<ulong, Vector<ulong>>(other);
        for (int at = 0; at < wide.Length; at++) wide[at] &= others[at];
        for (int at = wide.Length * Vector<ulong>.Count; at < kept.Length; at++) kept[at] &= other[at];
    }

    /// <summary>Adds what is in the other.</summary>
    /// <param name="other">Of the same length or shorter.</param>
    public static void Or(Span<ulong> all, ReadOnlySpan<ulong> other)
    {
        var wide = MemoryMarshal.Cast<ulong, Vector<ulong>>(all);
        var others = MemoryMarshal.Cast<ulong, Vector<ulong>>(other);
        for (int at = 0; at < others.Length; at++) wide[at] |= others[at];
        for (int at = others.Length * Vector<ulong>.Count; at < other.Length; at++) all[at] |= other[at];
    }
}
