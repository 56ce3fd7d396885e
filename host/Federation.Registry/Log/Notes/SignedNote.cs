using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using NSec.Cryptography;

namespace Federation.Registry.Log.Notes;

/// <summary>A text with signatures under it: <see href="https://c2sp.org/signed-note">C2SP signed-note</see>. Immutable and thread safe.</summary>
/// <param name="Text">Ends with a new line.</param>
public sealed record SignedNote(string Text, IReadOnlyList<NoteLine> Lines)
{
    /// <summary>In characters; checkpoints have a few hundred.</summary>
    private const int MostCharacters = 1_000_000;

    private const int MostLines = 100;

    /// <returns>Null where it is none.</returns>
    public static SignedNote? Read(string note)
    {
        if (note.Length > MostCharacters || note.Any(character => char.IsControl(character) && character != '\n')) return null;
        int end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end <= 0 || !note.EndsWith('\n')) return null;
        var lines = note[(end + 2)..].TrimEnd('\n').Split('\n').Select(NoteLine.Read).ToList();
        return note[^2] != '\n' && lines.Count <= MostLines && lines.All(line => line is not null) ? new SignedNote(note[..(end + 1)], [.. lines.OfType<NoteLine>()]) : null;
    }

    /// <summary>The same note with more lines under it.</summary>
    public SignedNote With(params IEnumerable<NoteLine> lines) => this with { Lines = [.. Lines, .. lines] };

    /// <summary>Whether a key has signed it.</summary>
    /// <returns>Null where no line is by this key; false where one is and the signature is another's or of another text.</returns>
    public bool? IsSignedBy(NoteKey key)
    {
        var own = Lines.Where(line => line.Name == key.Name && line.Id == key.Id).ToList();
        return own.Count == 0 ? null : own.TrueForAll(line => IsGenuine(line, key));
    }

    /// <summary>When a witness saw it; null where no genuine line is by this key.</summary>
    public DateTimeOffset? SeenBy(NoteKey witness) =>
        witness.Algorithm == NoteAlgorithm.Cosignature && IsSignedBy(witness) is true
            ? DateTimeOffset.FromUnixTimeSeconds(Time(Lines.First(line => line.Name == witness.Name && line.Id == witness.Id)))
            : null;

    /// <summary>As it is written, signatures and all.</summary>
    public override string ToString() => $"{Text}\n{string.Concat(Lines.Select(line => $"{line}\n"))}";

    /// <summary>What a witness signs.</summary>
    internal static byte[] Seen(string text, long time) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {time}\n{text}"));

    private bool IsGenuine(NoteLine line, NoteKey key) => key.Algorithm switch
    {
        NoteAlgorithm.Ed25519 => SignatureAlgorithm.Ed25519.Verify(key.Key, Encoding.UTF8.GetBytes(Text), line.Signature.Span),
        NoteAlgorithm.Cosignature => line.Signature.Length == sizeof(long) + SignatureAlgorithm.Ed25519.SignatureSize
            && Time(line) is >= 0 and <= 253_402_300_799 and var time // of what a calendar has
            && SignatureAlgorithm.Ed25519.Verify(key.Key, Seen(Text, time), line.Signature.Span[sizeof(long)..]),
        _ => false,
    };

    private static long Time(NoteLine line) => BinaryPrimitives.ReadInt64BigEndian(line.Signature.Span);
}
