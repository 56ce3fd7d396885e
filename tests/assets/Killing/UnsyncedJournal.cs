using System.Buffers.Binary;

namespace Federation.TestAssets.Killing;

/// <summary>
/// The part of a journal that nobody has waited for: an operating system that lost its power may have written all of it, some of it or none. Everything before was on the disk before a commit returned.
/// </summary>
/// <remarks>
/// SQLite tells other connections of a transaction, by <c>mxFrame</c> in the index of the journal (<c>-shm</c>), after it has waited for the disk. The index outlives the process.
/// https://sqlite.org/walformat.html
/// </remarks>
internal static class UnsyncedJournal
{
    private const int JournalHeader = 32, FrameHeader = 24;
    private const int NewestFrame = 16, JournalPageSize = 8;

    /// <summary>Where it begins in the journal; 0 where there is no journal. Only while no connection is open: to close a file gives up this process's locks on it.</summary>
    public static long Start(string database)
    {
        string journal = database + "-wal", index = database + "-shm";
        if (!File.Exists(journal) || new FileInfo(journal).Length < JournalHeader || !File.Exists(index)) return 0;
        Span<byte> header = stackalloc byte[JournalHeader], place = stackalloc byte[NewestFrame + sizeof(uint)];
        using (var file = File.OpenRead(journal)) file.ReadExactly(header);
        using (var file = File.OpenRead(index)) file.ReadAtLeast(place, place.Length, throwOnEndOfStream: false);
        // The journal is written most significant byte first, its index as the machine has its numbers.
        long frames = BitConverter.ToUInt32(place[NewestFrame..]);
        long page = BinaryPrimitives.ReadUInt32BigEndian(header[JournalPageSize..]);
        return frames == 0 ? 0 : JournalHeader + (frames * (FrameHeader + page));
    }
}
