using System.Globalization;
using Federation.Registry.Log.Tiles;

namespace Federation.Registry.Log.Notes;

/// <summary>What a log says of itself: <see href="https://c2sp.org/tlog-checkpoint">C2SP tlog-checkpoint</see>. Immutable.</summary>
/// <param name="Origin">Which log it is, for example <c>label.example/log</c>.</param>
/// <param name="Size">How many entries it has.</param>
/// <param name="Root">The hash over all of them, <see cref="LogHash.Size"/> bytes.</param>
public sealed record Checkpoint(string Origin, long Size, ReadOnlyMemory<byte> Root)
{
    /// <summary>The text of a note, which may have more lines than are read here.</summary>
    /// <returns>Null where it is no checkpoint.</returns>
    public static Checkpoint? Read(string text)
    {
        if (text.Split('\n') is not [{ Length: > 0 } origin, var digits, var packed, ..] || !text.EndsWith('\n')) return null;
        byte[] root = new byte[LogHash.Size];
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long size) && size.ToString(CultureInfo.InvariantCulture) == digits
            && Convert.TryFromBase64String(packed, root, out int length) && length == root.Length && Convert.ToBase64String(root) == packed
                ? new Checkpoint(origin, size, root)
                : null;
    }

    /// <summary>As the text of a note.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Convert.ToBase64String(Root.Span)}\n");
}
