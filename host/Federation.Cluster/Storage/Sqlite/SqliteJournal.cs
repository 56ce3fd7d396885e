using System.Buffers.Binary;
using System.Globalization;

namespace Federation.Cluster.Storage.Sqlite;

/// <summary>
/// The journal beside the database file, read for what SQLite passes over in silence: it takes the first frame that is not sound for the beginning of a transaction that was never finished, and whatever comes after for nothing.
/// </summary>
/// <remarks>
/// A transaction is waited for before the next one begins (<c>synchronous=FULL</c>). So where a frame is not sound, and a finished transaction with another behind it follows, what is not sound was on the disk before, and what follows was confirmed to somebody.
/// Each frame's checksum goes on from that of the one before, so that what is left of older transactions is not taken for what follows. What is not sound in the last two transactions cannot be told from one that was never finished. https://sqlite.org/fileformat2.html#walformat
/// </remarks>
internal static class SqliteJournal
{
    private const int HeaderBytes = 32, FrameHeaderBytes = 24;
    private const int LeastPage = 512, LargestPage = 65_536;
    private const uint LittleEndianWords = 0x377f0682, BigEndianWords = 0x377f0683;

    // Of the header of the journal and of a frame, as the format names them.
    private const int PageSize = 8, HeaderSalt = 16, HeaderChecksum = 24;
    private const int Committed = 4, FrameSalt = 8, FrameChecksum = 16, SaltBytes = 8;

    /// <summary>What is wrong, in words; null where nothing is, or where another process writes just now.</summary>
    /// <param name="database">The database file.</param>
    public static string? Damage(string database)
    {
        string path = PathOf(database);
        if (!File.Exists(path)) return null;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 20);
        Span<byte> header = stackalloc byte[HeaderBytes], afterwards = stackalloc byte[HeaderBytes];
        if (!Read(file, header)) return null;
        uint kind = BinaryPrimitives.ReadUInt32BigEndian(header);
        uint page = BinaryPrimitives.ReadUInt32BigEndian(header[PageSize..]);
        if (kind is not (LittleEndianWords or BigEndianWords) || page is < LeastPage or > LargestPage) return null;
        if (Break(file, header, (int)page, kind == BigEndianWords) is not { } place) return null;
        // Somebody who writes begins the journal anew once all of it is in the file; what was read then is of both. Past the buffer, which has the header as it was.
        if (RandomAccess.Read(file.SafeFileHandle, afterwards, fileOffset: 0) != HeaderBytes || !header.SequenceEqual(afterwards)) return null;
        return string.Create(CultureInfo.InvariantCulture, $"The journal {path} is damaged at byte {place}. What was confirmed before is readable, what was confirmed after is not.");
    }

    /// <summary>
    /// Waits until what is in the journal is on the disk. Whoever is killed while they wait leaves there what the next one takes for committed, and says so to whoever repeats it.
    /// </summary>
    public static void Flush(string database)
    {
        string path = PathOf(database);
        if (!File.Exists(path)) return;
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(file);
    }

    private static string PathOf(string database) => database + "-wal";

    /// <summary>Where the first frame that is not sound begins, if what follows shows that it was; null otherwise.</summary>
    private static long? Break(FileStream file, ReadOnlySpan<byte> header, int page, bool bigEndian)
    {
        Span<byte> frame = stackalloc byte[FrameHeaderBytes];
        byte[] content = new byte[page];
        var told = Checksum.ReadFrom(header[HeaderChecksum..]);
        var computed = told;
        bool committed = false;
        long? place = null;
        for (long at = HeaderBytes; Read(file, frame) && Read(file, content); at += FrameHeaderBytes + page)
        {
            bool isOfThisJournal = frame.Slice(FrameSalt, SaltBytes).SequenceEqual(header.Slice(HeaderSalt, SaltBytes));
            // A page that others wrote into the same file before it began anew: there is nothing to be found in it.
            if (!isOfThisJournal && place is not null)
            {
                (told, committed) = (Checksum.ReadFrom(frame[FrameChecksum..]), IsCommitted(frame));
                continue;
            }

            var stored = Checksum.ReadFrom(frame[FrameChecksum..]);
            var here = told.Over(frame[..FrameSalt], bigEndian).Over(content, bigEndian);
            bool follows = isOfThisJournal && here == stored;
            if (!follows && isOfThisJournal && told != computed)
            {
                // The one before may be sound but for the checksum that it tells.
                here = computed.Over(frame[..FrameSalt], bigEndian).Over(content, bigEndian);
                follows = here == stored;
            }

            if (place is null && !follows) place = at;
            else if (place is not null && follows && committed) return place;
            (told, computed, committed) = (stored, here, IsCommitted(frame));
        }

        return null;
    }

    private static bool IsCommitted(ReadOnlySpan<byte> frame) => BinaryPrimitives.ReadUInt32BigEndian(frame[Committed..]) != 0;

    private static bool Read(FileStream file, Span<byte> bytes) => file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length;

    private readonly record struct Checksum(uint First, uint Second)
    {
        public static Checksum ReadFrom(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt32BigEndian(bytes), BinaryPrimitives.ReadUInt32BigEndian(bytes[sizeof(uint)..]));

        public Checksum Over(ReadOnlySpan<byte> bytes, bool bigEndian)
        {
            var (first, second) = (First, Second);
            for (int at = 0; at < bytes.Length; at += 2 * sizeof(uint))
            {
                first += Word(bytes[at..], bigEndian) + second;
                second += Word(bytes[(at + sizeof(uint))..], bigEndian) + first;
            }

            return new Checksum(first, second);
        }

        private static uint Word(ReadOnlySpan<byte> bytes, bool bigEndian) => bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }
}
