using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Federation.Cluster.Centres;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Feed;

/// <summary>
/// Where a reader of the listings stands: in a sweep of all of them, or among the changes after one. To everyone outside an opaque text. Immutable.
/// </summary>
/// <remarks>A checksum tells what was spoilt on the way from what was given here; it keeps nobody from making a cursor up, which gains nothing.</remarks>
public sealed record ListingsCursor
{
    private const byte Format = 1;
    private const int MostCharacters = 1_000, ChecksumBytes = 8, FixedBytes = 1 + 16 + sizeof(long) + sizeof(int) + 1;

    /// <summary>The directory that gave it.</summary>
    public required DirectoryId Directory { get; init; }

    /// <summary>When it was given; of a sweep, when that was begun. In whole seconds.</summary>
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>In a sweep, the feed as it was when that was begun; else where the changes go on.</summary>
    public required FeedCursor Position { get; init; }

    /// <summary>True in a sweep.</summary>
    public bool IsSweep { get; init; }

    /// <summary>The last centre that the sweep has passed; null before the first, and among changes.</summary>
    public CentreId? Passed { get; init; }

    /// <summary>How many items of the centre, or the commit, after that have been handed out.</summary>
    public int Skip { get; init; }

    /// <summary>The beginning of a sweep.</summary>
    public static ListingsCursor Sweep(DirectoryId directory, DateTimeOffset now, FeedCursor head) => new() { Directory = directory, GivenAt = now, Position = head, IsSweep = true };

    /// <summary>Among changes.</summary>
    public static ListingsCursor Changes(DirectoryId directory, DateTimeOffset now, FeedCursor position, int skip = 0) => new() { Directory = directory, GivenAt = now, Position = position, Skip = skip };

    /// <summary>URL-safe and free of meaning to its readers.</summary>
    public override string ToString()
    {
        byte[] passed = Convert.FromHexString(Passed?.Value ?? "");
        byte[] position = Encoding.ASCII.GetBytes(Position.ToString());
        var bytes = new byte[FixedBytes + passed.Length + position.Length + ChecksumBytes];
        bytes[0] = Format;
        Convert.FromHexString(Directory.Value).CopyTo(bytes, 1);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(17), GivenAt.ToUnixTimeSeconds());
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(25), Skip);
        bytes[29] = (byte)((IsSweep ? 1 : 0) | (passed.Length > 0 ? 2 : 0));
        passed.CopyTo(bytes, FixedBytes);
        position.CopyTo(bytes, FixedBytes + passed.Length);
        Checksum(bytes.AsSpan(..^ChecksumBytes)).CopyTo(bytes.AsSpan(^ChecksumBytes..));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote, whichever directory did; false for anything else.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ListingsCursor? cursor)
    {
        cursor = null;
        if (text is null || text.Length > MostCharacters || !Base64Url.IsValid(text)) return false;
        byte[] bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length < FixedBytes + ChecksumBytes || bytes[0] != Format || !Checksum(bytes.AsSpan(..^ChecksumBytes)).AsSpan().SequenceEqual(bytes.AsSpan(^ChecksumBytes..))) return false;
        var body = bytes.AsSpan(FixedBytes..^ChecksumBytes);
        CentreId? passed = null;
        if ((bytes[29] & 2) != 0)
        {
            if (body.Length < 16 || !CentreId.TryParse(Convert.ToHexStringLower(body[..16]), out var id)) return false;
            passed = id;
            body = body[16..];
        }

        long seconds = BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(17));
        int skip = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(25));
        if (seconds is < 0 or > 253_402_300_799 || skip < 0 || bytes[29] > 3 || !DirectoryId.TryParse(Convert.ToHexStringLower(bytes.AsSpan(1, 16)), out var directory)) return false;
        if (!FeedCursor.TryParse(Encoding.ASCII.GetString(body), out var position)) return false;
        var read = new ListingsCursor { Directory = directory, GivenAt = DateTimeOffset.FromUnixTimeSeconds(seconds), Position = position, IsSweep = (bytes[29] & 1) != 0, Passed = passed, Skip = skip };

        // Base64 is lenient about spaces and spare bits; a place has one text only.
        if (read.ToString() != text) return false;
        cursor = read;
        return true;
    }

    private static byte[] Checksum(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes)[..ChecksumBytes];
}
