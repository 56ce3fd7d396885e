namespace Federation.Cluster.Storage.Azure;

/// <summary>
/// The blobs of one commit, written before anything names them. Whoever has to plan it anew finds those there that are written already. What nothing names in the end is left to <see cref="AzureForgetting"/>. Not thread safe.
/// </summary>
internal sealed class AzureUploads(AzureBodies bodies)
{
    private const int AtOnce = 8;

    private readonly Dictionary<ReadOnlyMemory<byte>, List<string>> _written = [];
    private readonly Dictionary<ReadOnlyMemory<byte>, int> _taken = [];
    private long _era;

    /// <summary>Writes those of the bodies that are too large for a row and not written yet in this era; one that comes twice is written twice.</summary>
    public async Task PrepareAsync(long era, IEnumerable<ReadOnlyMemory<byte>> all)
    {
        // Names of an older era are names no more.
        if (era != _era) _written.Clear();
        _era = era;
        _taken.Clear();
        List<ReadOnlyMemory<byte>> missing = [];
        foreach (var same in all.Where(body => body.Length > AzureBodies.LargestInRow).CountBy(body => body))
        {
            int there = _written.TryGetValue(same.Key, out var names) ? names.Count : 0;
            missing.AddRange(Enumerable.Repeat(same.Key, Math.Max(0, same.Value - there)));
        }

        var written = new string[missing.Count];
        await Parallel.ForAsync(0, missing.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (index, _) => written[index] = await bodies.WriteAsync(era, missing[index]));
        foreach (var (index, body) in missing.Index())
        {
            if (!_written.TryGetValue(body, out var names)) _written[body] = names = [];
            names.Add(written[index]);
        }
    }

    /// <summary>The row with its body, which was prepared: in itself, or as the name of a blob that no other row gets.</summary>
    public AzureRow Place(AzureRow row, ReadOnlyMemory<byte> body)
    {
        if (body.Length <= AzureBodies.LargestInRow) return row with { Body = body.ToArray(), Blob = null, Size = body.Length };
        int taken = _taken.GetValueOrDefault(body);
        _taken[body] = taken + 1;
        return row with { Body = null, Blob = _written[body][taken], Size = body.Length };
    }
}
