using System.Buffers.Binary;

namespace Federation.Registry.Log.Tiles;

/// <summary>Entries beside one another, each behind its length in two bytes: an entry bundle of <see href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles</see>.</summary>
public static class EntryBundle
{
    /// <exception cref="ArgumentException">An entry is too long to be logged.</exception>
    public static byte[] Of(IEnumerable<ReadOnlyMemory<byte>> entries)
    {
        using var bundle = new MemoryStream();
        Span<byte> length = stackalloc byte[sizeof(ushort)];
        foreach (var entry in entries)
        {
            if (entry.Length > ushort.MaxValue) throw new ArgumentException($"An entry has {entry.Length} bytes, and a log takes {ushort.MaxValue}.", nameof(entries));
            BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)entry.Length);
            bundle.Write(length);
            bundle.Write(entry.Span);
        }

        return bundle.ToArray();
    }

    /// <returns>Null where the bytes end within an entry.</returns>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? Read(ReadOnlyMemory<byte> bundle)
    {
        var entries = new List<ReadOnlyMemory<byte>>();
        while (!bundle.IsEmpty)
        {
            if (bundle.Length < sizeof(ushort)) return null;
            int length = BinaryPrimitives.ReadUInt16BigEndian(bundle.Span);
            if (bundle.Length < sizeof(ushort) + length) return null;
            entries.Add(bundle.Slice(sizeof(ushort), length));
            bundle = bundle[(sizeof(ushort) + length)..];
        }

        return entries;
    }
}
