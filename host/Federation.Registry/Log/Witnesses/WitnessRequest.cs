using System.Globalization;
using Federation.Registry.Log.Notes;
using Federation.Registry.Log.Tiles;

namespace Federation.Registry.Log.Witnesses;

/// <summary>A checkpoint on its way to a witness: <see href="https://c2sp.org/tlog-witness">C2SP tlog-witness</see>, <c>add-checkpoint</c>.</summary>
/// <param name="Earlier">The size at which the witness saw the log last; 0 for never.</param>
/// <param name="Proof">As of <see cref="LogTree.Consistency"/>.</param>
public sealed record WitnessRequest(long Earlier, IReadOnlyList<byte[]> Proof, SignedNote Checkpoint)
{
    private const string Old = "old ";
    private const int MostHashes = 63;

    /// <returns>Null where the text is no request.</returns>
    public static WitnessRequest? Read(string text)
    {
        int end = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || SignedNote.Read(text[(end + 2)..]) is not { } checkpoint || text[..end].Split('\n') is not [var old, .. var lines]) return null;
        if (!old.StartsWith(Old, StringComparison.Ordinal) || lines.Length > MostHashes) return null;
        string digits = old[Old.Length..];
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long earlier) || earlier.ToString(CultureInfo.InvariantCulture) != digits) return null;
        var proof = new List<byte[]>();
        foreach (string line in lines)
        {
            byte[] hash = new byte[LogHash.Size];
            if (!Convert.TryFromBase64String(line, hash, out int length) || length != hash.Length) return null;
            proof.Add(hash);
        }

        return new WitnessRequest(earlier, proof, checkpoint);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Old}{Earlier}\n{string.Concat(Proof.Select(hash => $"{Convert.ToBase64String(hash)}\n"))}\n{Checkpoint}");
}
