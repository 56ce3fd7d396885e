namespace Federation.Registry.Log.Notes;

/// <summary>A line under a note: who signed, with which key, and the signature.</summary>
/// <param name="Id">As <see cref="NoteKey.Id"/>.</param>
/// <param name="Signature">As the key's algorithm writes it.</param>
public sealed record NoteLine(string Name, uint Id, ReadOnlyMemory<byte> Signature)
{
    private const string Dash = "— ";

    /// <returns>Null where it is no such line.</returns>
    internal static NoteLine? Read(string line)
    {
        if (!line.StartsWith(Dash, StringComparison.Ordinal) || line[Dash.Length..].Split(' ') is not [var name, var packed] || !NoteKey.IsName(name)) return null;
        byte[] bytes = new byte[packed.Length];
        return Convert.TryFromBase64String(packed, bytes, out int length) && length > sizeof(uint) && Convert.ToBase64String(bytes, 0, length) == packed
            ? new NoteLine(name, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.AsMemory(sizeof(uint), length - sizeof(uint)))
            : null;
    }

    /// <summary>Without the end of the line.</summary>
    public override string ToString()
    {
        byte[] bytes = new byte[sizeof(uint) + Signature.Length];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes, Id);
        Signature.CopyTo(bytes.AsMemory(sizeof(uint)));
        return $"{Dash}{Name} {Convert.ToBase64String(bytes)}";
    }
}
