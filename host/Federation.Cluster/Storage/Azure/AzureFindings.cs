using System.Collections.Concurrent;

namespace Federation.Cluster.Storage.Azure;

/// <summary>What the table has of what some batches write.</summary>
internal sealed class AzureFindings
{
    private readonly ConcurrentDictionary<StateKey, AzureRow> _rows = new();
    private readonly ConcurrentDictionary<string, long> _keys = new();
    private readonly ConcurrentDictionary<long, AzureRow> _events = new();

    private AzureFindings()
    {
    }

    /// <summary>The state rows that are there, without their bodies.</summary>
    public IReadOnlyDictionary<StateKey, AzureRow> Rows => _rows;

    /// <summary>The idempotency keys that are there.</summary>
    public IReadOnlyDictionary<string, long> Keys => _keys;

    /// <summary>The events that are to be rewritten, as they are.</summary>
    public IReadOnlyDictionary<long, AzureRow> Events => _events;

    public IReadOnlyDictionary<StateKey, long> Versions => _rows.ToDictionary(row => row.Key, row => row.Value.Version ?? 0);

    /// <param name="trusting">Takes rows that are expected to be new, and all keys, for not there: the table refuses to add what it has. So what is new is not looked for.</param>
    public static async Task<AzureFindings> ReadAsync(AzureTable table, IReadOnlyList<StoreBatch> batches, bool trusting)
    {
        var found = new AzureFindings();
        List<Func<Task>> questions =
        [
            .. batches.SelectMany(batch => batch.Writes).Where(write => !trusting || write.ExpectedVersion > 0 || write.Body is null).Select(write => write.Key).Distinct().Select(found.AskForRow(table)),
            .. batches.Where(batch => !trusting).Select(batch => batch.IdempotencyKey).OfType<string>().Distinct().Select(found.AskForKey(table)),
            .. batches.SelectMany(batch => batch.Rewrites).Select(rewrite => rewrite.Position).Distinct().Select(found.AskForEvent(table)),
        ];
        await Parallel.ForEachAsync(questions, new ParallelOptions { MaxDegreeOfParallelism = AzureBodies.AtOnce }, async (ask, _) => await ask());
        return found;
    }

    private Func<StateKey, Func<Task>> AskForRow(AzureTable table) => key => async () =>
    {
        if (await table.RowAsync(AzureKeys.State(key), AzureRow.Figures) is { } row) _rows[key] = row;
    };

    private Func<string, Func<Task>> AskForKey(AzureTable table) => key => async () =>
    {
        if (await table.RowAsync(AzureKeys.IdempotencyKey(key)) is { } row) _keys[key] = row.Position ?? 0;
    };

    private Func<long, Func<Task>> AskForEvent(AzureTable table) => position => async () =>
    {
        if (await table.RowAsync(AzureKeys.Event(position)) is { } row) _events[position] = row;
    };
}
