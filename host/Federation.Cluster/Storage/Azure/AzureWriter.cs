using System.Security.Cryptography;
using Federation.Cluster.Storage.Committing;

namespace Federation.Cluster.Storage.Azure;

/// <summary>
/// What a process writes, one group after the other. Each portion of a group is planned over what was read since the head was known, and committed with the head as it was: where another process was faster, it is read and planned anew.
/// </summary>
/// <remarks>
/// A request without an answer may still be carried out. It too compares the head, which either is as it was, and then the same request is sent once more, or names this writer's turn, and then it was carried out, or neither, and then it never will be.
/// </remarks>
internal sealed class AzureWriter(AzureTable table, AzureBodies bodies, AzureRecords records, FeedSignal signal, TimeProvider clock)
{
    private readonly long _writer = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
    private AzureHead? _head;
    private long _turns;

    /// <summary>Tells each caller as soon as what it waits for is committed.</summary>
    public async Task CommitAsync(IReadOnlyList<PendingCommit> group)
    {
        foreach (var portion in AzurePortions.Of(group))
        {
            var obsolete = await WriteAsync(portion);

            // The head moves before callers learn their positions: nobody sees a commit that lies beyond the head.
            if (_head is { } head) signal.Advance(head.Position);
            foreach (var pending in portion) pending.Tell();
            await AzureGarbage.DeleteAsync(bodies, obsolete);
        }
    }

    /// <returns>The blobs that nothing names any more.</returns>
    private async Task<IReadOnlyList<string>> WriteAsync(IReadOnlyList<PendingCommit> portion)
    {
        var turn = new WriterTurn(_writer, ++_turns);
        var race = new AzureRace(clock);
        var uploads = new AzureUploads(bodies);
        for (bool trusting = true; ; trusting = false)
        {
            var head = await KnownHeadAsync();
            var found = await AzureFindings.ReadAsync(table, [.. portion.Select(pending => pending.Batch)], trusting);
            var plan = new CommitPlan(head.Position, found.Versions, found.Keys);
            foreach (var pending in portion) plan.Apply(pending);

            // A batch that was committed before finds its own version, or one that came after it: its key is looked up before it is told a conflict.
            if (trusting && portion.Any(pending => pending is { IsRefused: true, Batch.IdempotencyKey: not null })) continue;
            var change = await AzureChange.OfAsync(plan, found, uploads, head.Era);
            if (change.Operations.Count == 0)
            {
                if (await IsStillAsync(head)) return []; // what was read is the answer
                await race.AgainAsync(failure: null);
                continue;
            }

            if (trusting && !AzurePortions.Fit(change.Operations)) continue; // a record is carried out whatever it meets
            if (await TryAsync(head.With(turn), plan, change, turn, race)) return change.Obsolete;
        }
    }

    /// <summary>Sends it until it is known whether it was carried out. False where it has to be planned anew, and never will be as it was.</summary>
    private async Task<bool> TryAsync(AzureHead next, CommitPlan plan, AzureChange change, WriterTurn turn, AzureRace race)
    {
        string? record = null;
        while (true)
        {
            StoreUnavailableException? doubt = null;
            try
            {
                _head = null;
                if (AzurePortions.Fit(change.Operations)) _head = await table.WriteAsync(next with { Position = plan.Head, Bytes = next.Bytes + change.Growth }, change.Operations);
                else _head = await NameAsync(next, record ??= await RecordAsync(next, plan, change));
                if (_head is not null) return true;
            }
            catch (StoreUnavailableException failure)
            {
                doubt = failure;
            }

            // The head as it is now tells whether it was carried out after all: an answer may have been lost, and its repetition refused.
            var now = await table.HeadAsync(CancellationToken.None);
            if (now.Holds(turn))
            {
                await KnownHeadAsync();
                return true;
            }

            await race.AgainAsync(doubt);

            // Where the head is as it was, the lost request may come yet: planned anew, it would meet what it wrote itself.
            if (doubt is null || now.ETag != next.ETag) return false;
        }
    }

    /// <summary>Writes what is too large for one transaction.</summary>
    /// <returns>The name of the record.</returns>
    private Task<string> RecordAsync(AzureHead next, CommitPlan plan, AzureChange change) =>
        records.WriteAsync(next.Era, new AzureRecord { Position = plan.Head, Bytes = next.Bytes + change.Growth, Operations = change.Operations, Obsolete = change.Obsolete });

    /// <summary>Commits the record, and brings it to its end.</summary>
    private async Task<AzureHead?> NameAsync(AzureHead next, string record) =>
        await table.WriteAsync(next with { Record = record, Applied = 0 }, []) is { } named ? await records.CompleteAsync(named) : null;

    /// <summary>True where nobody wrote since: then what was read meanwhile was all so at one moment.</summary>
    private async Task<bool> IsStillAsync(AzureHead head)
    {
        _head = null;
        var now = await KnownHeadAsync();
        return now.ETag == head.ETag;
    }

    /// <summary>A head that names no record: as it was after the last commit, or as it is now.</summary>
    private async Task<AzureHead> KnownHeadAsync() => _head ??= await records.CompleteAsync(await table.HeadAsync(CancellationToken.None));
}
