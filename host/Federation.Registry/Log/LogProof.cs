using System.Globalization;
using Federation.Registry.Log.Notes;
using Federation.Registry.Log.Tiles;

namespace Federation.Registry.Log;

/// <summary>That an entry is in a log, as a text of its own: <see href="https://c2sp.org/tlog-proof">C2SP tlog-proof</see>, whose extra data is the entry itself. Immutable.</summary>
/// <param name="Entry">Its bytes, as they were hashed; null where the proof does not bring them.</param>
/// <param name="Place">Of the entry in the log, from 0 up.</param>
/// <param name="Hashes">As of <see cref="LogTree.Inclusion"/>.</param>
/// <param name="Checkpoint">Of the log that it is in.</param>
public sealed record LogProof(ReadOnlyMemory<byte>? Entry, long Place, IReadOnlyList<byte[]> Hashes, SignedNote Checkpoint)
{
    private const string First = "c2sp.org/tlog-proof@v1";
    private const string Extra = "extra ";
    private const string Index = "index ";

    /// <summary>In hashes: more levels no log has.</summary>
    private const int MostHashes = 63;

    private const int MostCharacters = 1_000_000;

    /// <returns>Null where the text is no proof.</returns>
    public static LogProof? Read(string text)
    {
        int end = text.Length <= MostCharacters ? text.IndexOf("\n\n", StringComparison.Ordinal) : -1;
        if (end < 0 || SignedNote.Read(text[(end + 2)..]) is not { } checkpoint || text[..end].Split('\n') is not [First, .. var rest]) return null;
        byte[]? entry = null;
        if (rest is [var extra, ..] && extra.StartsWith(Extra, StringComparison.Ordinal))
        {
            if (Bytes(extra[Extra.Length..]) is not { } bytes) return null;
            (entry, rest) = (bytes, rest[1..]);
        }

        if (rest is not [var index, .. var lines] || !index.StartsWith(Index, StringComparison.Ordinal) || lines.Length > MostHashes) return null;
        string digits = index[Index.Length..];
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long place) || place.ToString(CultureInfo.InvariantCulture) != digits) return null;
        var hashes = lines.Select(Bytes).ToList();
        return hashes.TrueForAll(hash => hash?.Length == LogHash.Size) ? new LogProof(entry, place, [.. hashes.OfType<byte[]>()], checkpoint) : null;
    }

    public override string ToString()
    {
        string extra = Entry is { } entry ? $"{Extra}{Convert.ToBase64String(entry.Span)}\n" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{First}\n{extra}{Index}{Place}\n{string.Concat(Hashes.Select(hash => $"{Convert.ToBase64String(hash)}\n"))}\n{Checkpoint}");
    }

    private static byte[]? Bytes(string packed)
    {
        byte[] bytes = new byte[packed.Length];
        return Convert.TryFromBase64String(packed, bytes, out int length) && Convert.ToBase64String(bytes, 0, length) == packed ? bytes[..length] : null;
    }
}
