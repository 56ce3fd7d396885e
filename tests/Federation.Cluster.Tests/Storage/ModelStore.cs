using Federation.Cluster.Storage;

namespace Federation.Cluster.Tests.Storage;

/// <summary>What a store is meant to do, as a few lines over dictionaries. Not thread safe.</summary>
internal sealed class ModelStore
{
    private readonly Dictionary<StateKey, (long Version, byte[] Body)> _rows = [];
    private readonly HashSet<string> _keys = [];

    public enum Outcome
    {
        Committed,
        Repeated,
        Conflict,
    }

    public IReadOnlyDictionary<StateKey, (long Version, byte[] Body)> Rows => _rows;

    /// <summary>The events of each committed batch that has any.</summary>
    public List<IReadOnlyList<EventWrite>> Feed { get; } = [];

    /// <summary>What <see cref="Commit"/> would answer.</summary>
    public Outcome Answer(StoreBatch batch)
    {
        if (batch.IdempotencyKey is { } known && _keys.Contains(known)) return Outcome.Repeated;
        return batch.Writes.Any(write => VersionOf(write.Key) != write.ExpectedVersion) ? Outcome.Conflict : Outcome.Committed;
    }

    public Outcome Commit(StoreBatch batch)
    {
        if (Answer(batch) is not Outcome.Committed and var refused) return refused;
        foreach (StateWrite write in batch.Writes)
        {
            if (write.Body is { } body) _rows[write.Key] = (write.ExpectedVersion + 1, body.ToArray());
            else _rows.Remove(write.Key);
        }

        if (batch.Events.Count > 0) Feed.Add(batch.Events);
        if (batch.IdempotencyKey is { } key) _keys.Add(key);
        return Outcome.Committed;
    }

    private long VersionOf(StateKey key) => _rows.TryGetValue(key, out var row) ? row.Version : 0;
}
