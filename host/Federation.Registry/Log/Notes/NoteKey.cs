using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Federation.Registry.Log.Notes;

/// <summary>A public key by which lines under notes are checked, written as <see href="https://c2sp.org/signed-note#verifier-keys">C2SP signed-note</see> writes it: <c>name+id+key</c>. Immutable and thread safe.</summary>
public sealed class NoteKey
{
    private NoteKey(string name, NoteAlgorithm algorithm, PublicKey key)
    {
        byte[] material = key.Export(KeyBlobFormat.RawPublicKey);
        Name = name;
        Algorithm = algorithm;
        Key = key;
        Id = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', (byte)algorithm, .. material]));
        Text = $"{name}+{Id:x8}+{Convert.ToBase64String([(byte)algorithm, .. material])}";
    }

    /// <summary>Whose it is: of a log its origin, for example <c>label.example/log</c>.</summary>
    public string Name { get; }

    public NoteAlgorithm Algorithm { get; }

    /// <summary>Tells lines of this key from those of another of the same name.</summary>
    public uint Id { get; }

    /// <summary>The whole key as one word: what others are given to check by.</summary>
    public string Text { get; }

    internal PublicKey Key { get; }

    /// <returns>Null where the text is no key, names an algorithm that is not read here, or contradicts itself.</returns>
    public static NoteKey? Read(string text)
    {
        if (text.Split('+', 3) is not [var name, _, var packed] || !IsName(name)) return null;
        Span<byte> bytes = stackalloc byte[1 + SignatureAlgorithm.Ed25519.PublicKeySize];
        if (!Convert.TryFromBase64String(packed, bytes, out int length) || length != bytes.Length || !Enum.IsDefined((NoteAlgorithm)bytes[0])) return null;
        if (!PublicKey.TryImport(SignatureAlgorithm.Ed25519, bytes[1..], KeyBlobFormat.RawPublicKey, out var key)) return null;
        var read = new NoteKey(name, (NoteAlgorithm)bytes[0], key!); // it was imported
        return read.Text == text ? read : null;
    }

    /// <summary>Whether a key may be called this: anything without spaces and plus.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= 1_000 && !name.Any(character => char.IsWhiteSpace(character) || char.IsControl(character) || character == '+');

    /// <exception cref="ArgumentException">A key cannot be called this.</exception>
    internal static NoteKey Of(string name, NoteAlgorithm algorithm, PublicKey key) =>
        IsName(name) ? new NoteKey(name, algorithm, key) : throw new ArgumentException("A key's name has neither spaces nor plus.", nameof(name));
}
