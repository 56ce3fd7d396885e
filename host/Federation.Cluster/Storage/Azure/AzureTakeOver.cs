using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Federation.Cluster.Storage.Transfer;

namespace Federation.Cluster.Storage.Azure;

/// <summary>
/// Fills an empty store with what another holds. No transaction takes all of it: the head says by whom the store is being filled, and nobody opens or commits to one that is. A copy that did not come to its end stays until the next takes its place. Each step is compared with the head, and counted in it as the filler's.
/// Used once.
/// </summary>
internal sealed class AzureTakeOver(AzureTable table, AzureBodies bodies, TimeProvider clock)
{
    private static readonly KeyRange[] All = [AzureKeys.States, AzureKeys.AllEvents, AzureKeys.IdempotencyKeys];
    private static readonly string[] Naming = [nameof(AzureRow.RowKey), nameof(AzureRow.Blob)];

    private readonly long _filler = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) | 1; // never 0
    private long _steps;

    /// <returns>The head of the filled store.</returns>
    /// <exception cref="StoreUnavailableException"><see cref="StoreCodes.Occupied"/>: it is not empty, or another fills it in this one's place. Or something cannot be read or written; then it is empty, or stays to the next copy.</exception>
    public async Task<AzureHead> RunAsync(IStoreContents contents, CancellationToken cancellationToken)
    {
        var head = await table.HeadAsync(cancellationToken);
        bool isLeft = head.IsFilling;
        if (!isLeft && (head.Position != 0 || head.Record is not null || (await SomeAsync(1, cancellationToken)).Count > 0)) throw Occupied();
        try
        {
            // From here on, whoever filled it before takes no step more.
            head = await StepAsync(head, head with { Filler = _filler, Applied = 0 }, []);
            if (isLeft) head = await EmptyAsync(head, _filler);
            head = await FillAsync(head, contents, cancellationToken);
            return await StepAsync(head, head with { Filler = 0, Applied = 0, Position = contents.Head }, []);
        }
        catch (Exception failure)
        {
            await GiveUpAsync();
            if (failure is OperationCanceledException) throw;
            throw AzureFailure.Of(failure);
        }
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

    /// <summary>Deletes all rows.</summary>
    /// <param name="then">Who fills it then; 0 for nobody.</param>
    private async Task<AzureHead> EmptyAsync(AzureHead head, long then)
    {
        while (await SomeAsync(AzureOperation.MostTogether, CancellationToken.None) is { Count: > 0 } some)
        {
            head = await StepAsync(head, head, [.. some.Select(row => new AzureOperation(row, AzureAction.Delete))]);
            await AzureGarbage.DeleteAsync(bodies, [.. some.Select(row => row.Blob).OfType<string>()]);
        }

        return await StepAsync(head, new AzureHead { Era = head.Era + 1, Filler = then, Turns = head.Turns, ETag = head.ETag }, []);
    }

    /// <summary>Empties the store, where it is still this one's to fill.</summary>
    private async Task GiveUpAsync()
    {
        try
        {
            var head = await table.HeadAsync(CancellationToken.None);
            if (head.Filler == _filler) await EmptyAsync(head, then: 0);
        }
        catch (StoreUnavailableException)
        {
            // Nobody opens it as it is, and the next copy empties it.
        }
    }

    /// <summary>Takes one step, where the head is as it was.</summary>
    private async Task<AzureHead> StepAsync(AzureHead head, AzureHead next, IReadOnlyList<AzureOperation> operations)
    {
        var race = new AzureRace(clock);
        var turn = new WriterTurn(_filler, ++_steps);
        next = next.With(turn);
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

            // Without an answer it may have been taken all the same; and another may have come since.
            var now = await table.HeadAsync(CancellationToken.None);
            if (now.ETag != head.ETag) return now.Holds(turn) && now.Filler == next.Filler ? now : throw Occupied();
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
