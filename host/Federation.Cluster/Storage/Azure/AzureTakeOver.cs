using System.Runtime.CompilerServices;
using Federation.Cluster.Storage.Transfer;

namespace Federation.Cluster.Storage.Azure;

/// <summary>
/// Fills an empty store with what another holds. No transaction takes all of it: the head says that the store is being filled, nobody commits to one that is, and who opens it empties it first, because then its copy has not come to its end. Each step is compared with the head. Thread safe.
/// </summary>
internal sealed class AzureTakeOver(AzureTable table, AzureBodies bodies, TimeProvider clock)
{
    private static readonly KeyRange[] All = [AzureKeys.States, AzureKeys.AllEvents, AzureKeys.IdempotencyKeys];
    private static readonly string[] Naming = [nameof(AzureRow.RowKey), nameof(AzureRow.Blob)];

    /// <returns>The head of the filled store.</returns>
    /// <exception cref="StoreUnavailableException"><see cref="StoreCodes.Occupied"/>: it is not empty. Or something cannot be read or written, and it is empty still.</exception>
    public async Task<AzureHead> RunAsync(IStoreContents contents, CancellationToken cancellationToken)
    {
        var head = await table.HeadAsync(cancellationToken);
        if (head.Position != 0 || head.Record is not null || head.IsFilling || (await SomeAsync(1, cancellationToken)).Count > 0) throw Occupied();
        head = await StepAsync(head, head with { IsFilling = true, Applied = 0 }, []);
        try
        {
            head = await FillAsync(head, contents, cancellationToken);
            return await StepAsync(head, head with { IsFilling = false, Applied = 0, Position = contents.Head }, []);
        }
        catch (Exception failure)
        {
            await ClearAsync(await table.HeadAsync(CancellationToken.None));
            if (failure is OperationCanceledException) throw;
            throw AzureFailure.Of(failure);
        }
    }

    /// <summary>Empties a store whose filling has not come to its end.</summary>
    public async Task<AzureHead> ClearAsync(AzureHead head)
    {
        var race = new AzureRace(clock);
        while (head.IsFilling)
        {
            var some = await SomeAsync(AzureOperation.MostTogether, CancellationToken.None);
            var then = some.Count == 0 ? new AzureHead { Era = head.Era + 1, Turns = head.Turns, ETag = head.ETag } : head with { Applied = head.Applied + 1 };
            StoreUnavailableException? doubt = null;
            try
            {
                if (await table.WriteAsync(then, some.Select(row => new AzureOperation(row, AzureAction.Delete))) is { } written)
                {
                    await AzureGarbage.DeleteAsync(bodies, [.. some.Select(row => row.Blob).OfType<string>()]);
                    head = written;
                    continue;
                }
            }
            catch (StoreUnavailableException failure)
            {
                doubt = failure;
            }

            await race.AgainAsync(doubt);
            head = await table.HeadAsync(CancellationToken.None);
        }

        return head;
    }

    private static StoreUnavailableException Occupied() => new(StoreCodes.Occupied, "The table is not empty, or another process is at work on it.");

    private async Task<AzureHead> FillAsync(AzureHead head, IStoreContents contents, CancellationToken cancellationToken)
    {
        List<AzureOperation> portion = [];
        long weight = 0;
        await foreach (var row in RowsAsync(contents, head.Era, cancellationToken))
        {
            if (portion.Count == AzureOperation.MostTogether || weight + row.Weight > AzureOperation.MostWeight)
            {
                head = await StepAsync(head, Filled(head, portion), portion);
                portion = [];
                weight = 0;
            }

            portion.Add(new AzureOperation(row, AzureAction.Add));
            weight += row.Weight;
        }

        return portion.Count == 0 ? head : await StepAsync(head, Filled(head, portion), portion);
    }

    private static AzureHead Filled(AzureHead head, List<AzureOperation> portion) => head with { Applied = head.Applied + portion.Count, Bytes = head.Bytes + portion.Sum(operation => operation.Row.Size) };

    private async IAsyncEnumerable<AzureRow> RowsAsync(IStoreContents contents, long era, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in contents.RowsAsync(cancellationToken)) yield return await PlacedAsync(AzureChange.RowOf(row.Key, row.Version), row.Body, era);
        await foreach (var told in contents.EventsAsync(cancellationToken)) yield return await PlacedAsync(AzureChange.RowOf(told), told.Body, era);
        await foreach (var (key, position) in contents.KeysAsync(cancellationToken)) yield return AzureChange.RowOf(key, position);
    }

    private async Task<AzureRow> PlacedAsync(AzureRow row, ReadOnlyMemory<byte> body, long era)
    {
        if (body.Length <= AzureBodies.LargestInRow) return row with { Body = body.ToArray(), Size = body.Length };
        return row with { Blob = await bodies.WriteAsync(era, body), Size = body.Length };
    }

    /// <summary>Takes one step, where the head is as it was.</summary>
    private async Task<AzureHead> StepAsync(AzureHead head, AzureHead next, IReadOnlyList<AzureOperation> operations)
    {
        var race = new AzureRace(clock);
        while (true)
        {
            StoreUnavailableException? doubt = null;
            try
            {
                if (await table.WriteAsync(next, operations) is { } written) return written;
            }
            catch (StoreUnavailableException failure)
            {
                doubt = failure;
            }

            // Without an answer it may have been taken all the same.
            var now = await table.HeadAsync(CancellationToken.None);
            if (now.ETag != head.ETag) return (now.IsFilling, now.Applied, now.Position) == (next.IsFilling, next.Applied, next.Position) ? now : throw Occupied();
            await race.AgainAsync(doubt);
        }
    }

    private async Task<List<AzureRow>> SomeAsync(int most, CancellationToken cancellationToken)
    {
        List<AzureRow> some = [];
        foreach (var range in All)
        {
            if (some.Count < most) some.AddRange(await table.RowsAsync(range, Naming, most, cancellationToken).Take(most - some.Count).ToListAsync(cancellationToken));
        }

        return some;
    }
}
