using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Federation.Cluster.Storage.Azure;

/// <summary>
/// The row keys of the one table, at most 512 characters of <c>a-z 0-9 - . _ ~</c>, which no part of a request has to escape:
/// <c>head</c>; <c>s.KIND.ID</c> of a state row; <c>e.POSITION</c> of an event, in 19 digits; <c>k.KEY</c> of an idempotency key.
/// </summary>
/// <remarks>
/// Ids are written so that the order of row keys is that of the ids' UTF-8 bytes (<see cref="Escape"/>). An id of more than <see cref="MostBytes"/> bytes is written as its first ones, a dot, and the SHA-256 of all: it stands
/// where it belongs among those that differ from it in their first bytes, and by chance among those that do not.
/// </remarks>
internal static class AzureKeys
{
    /// <summary>One partition: a batch writes rows of any ids, and only rows of one partition are written together.</summary>
    public const string Partition = "directory";

    public const string Head = "head";

    /// <summary>The bytes of an id that are in its row key as they are.</summary>
    public const int MostBytes = 128;

    private const int LongestKind = 48;
    private static readonly SearchValues<char> PlainKind = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    public static KeyRange States { get; } = new("s.", "s/");

    public static KeyRange IdempotencyKeys { get; } = new("k.", "k/");

    public static KeyRange AllEvents { get; } = new("e.", "e/");

    public static string State(StateKey key) => OfKind(key.Kind) + Name(Encoding.UTF8.GetBytes(key.Id));

    public static string Event(long position) => string.Create(CultureInfo.InvariantCulture, $"e.{position:D19}");

    /// <summary>The position in an event's row key; 0, before every event, of one that is none.</summary>
    public static long PositionOf(string rowKey) => long.TryParse(rowKey.AsSpan("e.".Length), NumberStyles.None, CultureInfo.InvariantCulture, out long position) ? position : 0;

    public static string IdempotencyKey(string key) => "k." + Name(Encoding.UTF8.GetBytes(key));

    /// <summary>The events after one position, up to another, which is among them.</summary>
    public static KeyRange Events(long after, long last) => new(Event(after) + "-", Event(last) + "-");

    /// <summary>The rows of one kind, those with a longer id than the prefix's first bytes perhaps with others: whoever reads them looks at the id.</summary>
    public static KeyRange Starting(string kind, ReadOnlySpan<byte> prefix)
    {
        string start = OfKind(kind);
        if (prefix.Length > MostBytes) return Dotted(start + Escape(prefix[..MostBytes]));
        if (prefix.IsEmpty) return new KeyRange(start, start[..^1] + "/");

        // The first bytes after everything that starts with the prefix. UTF-8 never holds 0xFF, so its last byte can grow.
        byte[] after = prefix.ToArray();
        after[^1]++;
        return new KeyRange(start + Escape(prefix), start + Escape(after));
    }

    /// <summary>The rows of one kind from an id on, perhaps with some before it.</summary>
    public static KeyRange From(string kind, ReadOnlySpan<byte> id)
    {
        string start = OfKind(kind);
        return new KeyRange(start + Escape(id[..Math.Min(id.Length, MostBytes)]), start[..^1] + "/");
    }

    /// <summary>Small letters and digits stay; every other byte becomes three characters, of which the first is before, between or after them, as the byte is.</summary>
    internal static string Escape(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length * 3);
        foreach (byte one in bytes)
        {
            switch (one)
            {
                case >= (byte)'0' and <= (byte)'9' or >= (byte)'a' and <= (byte)'z':
                    text.Append((char)one);
                    break;
                default:
                    text.Append(one < '0' ? '-' : one < 'a' ? '_' : '~').Append(CultureInfo.InvariantCulture, $"{one:x2}");
                    break;
            }
        }

        return text.ToString();
    }

    private static string Name(ReadOnlySpan<byte> id) => id.Length <= MostBytes ? Escape(id) : $"{Escape(id[..MostBytes])}.{Convert.ToHexStringLower(SHA256.HashData(id))}";

    // Kinds have no order among them: one that is long or odd is its hash.
    private static string OfKind(string kind) => kind.Length <= LongestKind && !kind.AsSpan().ContainsAnyExcept(PlainKind) ? $"s.{kind}." : $"s.~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(kind)))}.";

    private static KeyRange Dotted(string start) => new(start + ".", start + "/");
}

/// <summary>A range of row keys.</summary>
/// <param name="From">Is in it.</param>
/// <param name="Before">Is not.</param>
internal readonly record struct KeyRange(string From, string Before);
