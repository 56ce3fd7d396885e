using System.Buffers.Binary;
using System.Text;
using Federation.Registry.Certificates.Keys;

namespace Federation.Registry.Log.Notes;

/// <summary>Signs notes under one name with the current key of a file, as the log's owner or as a witness. Thread safe.</summary>
/// <param name="keys">Not disposed with it.</param>
/// <exception cref="ArgumentException">A key cannot be called this.</exception>
public sealed class NoteSigner(string name, SigningKeys keys)
{
    private readonly NoteKey _own = NoteKey.Of(name, NoteAlgorithm.Ed25519, keys.Public);
    private readonly NoteKey _seen = NoteKey.Of(name, NoteAlgorithm.Cosignature, keys.Public);

    /// <summary>The key by which what a witness of these keys signs is checked.</summary>
    public NoteKey WitnessKey => _seen;

    /// <summary>The keys by which what the owner signs and signed is checked, the current one first.</summary>
    public IReadOnlyList<NoteKeyPeriod> OwnKeys => [new NoteKeyPeriod(_own, keys.From, null), .. keys.Retired.Select(retired => new NoteKeyPeriod(NoteKey.Of(name, NoteAlgorithm.Ed25519, retired.Key), retired.From, retired.Until))];

    /// <summary>As its owner. The same checkpoint gives the same note.</summary>
    public SignedNote Sign(Checkpoint checkpoint) => SignText(checkpoint.ToString());

    /// <summary>Any text, as its owner. The same text gives the same note.</summary>
    /// <param name="text">Ends with a new line. It says itself what it is, so that no note passes for one of another kind.</param>
    public SignedNote SignText(string text) => new(text, [new NoteLine(_own.Name, _own.Id, keys.Sign(Encoding.UTF8.GetBytes(text)))]);

    /// <summary>As a witness, who has seen that everything before it is still there.</summary>
    /// <param name="text">Of the checkpoint's note.</param>
    /// <param name="at">In whole seconds.</param>
    public NoteLine Cosign(string text, DateTimeOffset at)
    {
        long time = at.ToUnixTimeSeconds();
        byte[] signature = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(signature, time);
        return new NoteLine(_seen.Name, _seen.Id, (byte[])[.. signature, .. keys.Sign(SignedNote.Seen(text, time))]);
    }
}
