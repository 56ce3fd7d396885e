using System.Runtime.CompilerServices;
using System.Text;

namespace Federation.Cluster.Storage.Azure;

/// <summary>State rows as the table and the container have them now. Thread safe.</summary>
internal sealed class AzureReader(AzureTable table, AzureBodies bodies)
{
    public async Task<StateRow?> RowAsync(StateKey key, CancellationToken cancellationToken) =>
        await WholeAsync(key, await table.RowAsync(AzureKeys.State(key), cancellationToken: cancellationToken), cancellationToken);

    /// <summary>In the order asked.</summary>
    public async Task<IReadOnlyList<StateRow?>> RowsAsync(IReadOnlyList<StateKey> keys, CancellationToken cancellationToken)
    {
        StateKey[] distinct = [.. keys.Distinct()];
        var found = new StateRow?[distinct.Length];
        await Parallel.ForAsync(0, distinct.Length, new ParallelOptions { MaxDegreeOfParallelism = AzureBodies.AtOnce, CancellationToken = cancellationToken }, async (index, cancellation) => found[index] = await RowAsync(distinct[index], cancellation));
        var byKey = distinct.Zip(found).ToDictionary(pair => pair.First, pair => pair.Second);
        return [.. keys.Select(key => byKey[key])];
    }

    /// <summary>Rows in the order of their ids.</summary>
    public async IAsyncEnumerable<StateRow> ScanAsync(string kind, KeyRange range, Func<byte[], bool> isAsked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in AzureOrder.ById(table.RowsAsync(range, cancellationToken: cancellationToken)))
        {
            if (!isAsked(row.Id!)) continue; // a state row has an id
            if (await WholeAsync(new StateKey(kind, Encoding.UTF8.GetString(row.Id!)), row, cancellationToken) is { } whole) yield return whole;
        }
    }

    /// <summary>Ids in their order.</summary>
    public async IAsyncEnumerable<string> ScanIdsAsync(KeyRange range, Func<byte[], bool> isAsked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in AzureOrder.ById(table.RowsAsync(range, AzureRow.Names, cancellationToken: cancellationToken)))
        {
            if (isAsked(row.Id!)) yield return Encoding.UTF8.GetString(row.Id!);
        }
    }

    /// <summary>The row with its body. Where its blob has gone, the row was written anew meanwhile, and is read as it is now; null where it is not there any more.</summary>
    public async Task<StateRow?> WholeAsync(StateKey key, AzureRow? row, CancellationToken cancellationToken)
    {
        string? missing = null;
        while (row is not null)
        {
            if (row.Blob is null) return new StateRow(key, row.Version ?? 0, row.Body ?? []);
            if (await bodies.ReadAsync(row.Blob, cancellationToken) is { } body) return new StateRow(key, row.Version ?? 0, body);
            if (row.Blob == missing) throw AzureFailure.Damaged($"The body of row {key} is gone.");
            missing = row.Blob;
            row = await table.RowAsync(row.RowKey, cancellationToken: cancellationToken);
        }

        return null;
    }
}
