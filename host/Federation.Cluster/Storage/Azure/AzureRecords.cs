namespace Federation.Cluster.Storage.Azure;

/// <summary>
/// Commits that are too large for one transaction:
/// <code>
/// 1  the record, a blob with all operations, is written
/// 2  the head names it: from here on it is committed
/// 3  some operations and how many are done, in one transaction; and again, until all are
/// 4  with the last, the head moves to the feed's new position and names the record no more
/// 5  the record, and what it made obsolete, is deleted
/// </code>
/// Nobody commits anything between 2 and 4, and whoever wants to, or opens the store, goes on at 3 first: every step is compared with the head, so that it does not matter who takes it. Thread safe.
/// </summary>
internal sealed class AzureRecords(AzureTable table, AzureBodies bodies, TimeProvider clock)
{
    /// <summary>Step 1.</summary>
    /// <returns>Its name.</returns>
    public Task<string> WriteAsync(long era, AzureRecord record) => bodies.WriteAsync(era, record.ToJson());

    /// <summary>Steps 3 to 5, from where others are.</summary>
    /// <returns>A head that names no record.</returns>
    /// <exception cref="StoreUnavailableException"><see cref="StoreCodes.Busy"/>: the store is being filled, or was, by a copy that did not come to its end.</exception>
    public async Task<AzureHead> CompleteAsync(AzureHead head)
    {
        if (head.IsFilling) throw new StoreUnavailableException(StoreCodes.Busy, "The table is being filled with what another store holds. Where no copy is under way, one did not come to its end: copy again.");
        var race = new AzureRace(clock);
        while (head.Record is { } name)
        {
            if (await bodies.ReadAsync(name, CancellationToken.None) is { } json) head = await ApplyAsync(head, AzureRecord.Of(json), race);
            else if (await table.HeadAsync(CancellationToken.None) is var now && now.Record != name) head = now;
            else throw AzureFailure.Damaged("A large commit cannot be brought to its end: the blob that holds it is gone.");
        }

        return head;
    }

    private async Task<AzureHead> ApplyAsync(AzureHead head, AzureRecord record, AzureRace race)
    {
        string? name = head.Record;
        while (head.Record == name)
        {
            AzureOperation[] next = [.. AzurePortions.Next(record.Operations.Skip(head.Applied))];
            int applied = head.Applied + next.Length;
            bool isLast = applied == record.Operations.Count;
            var then = isLast ? head with { Record = null, Applied = 0, Position = record.Position, Bytes = record.Bytes } : head with { Applied = applied };
            if (await TryAsync(then, next, race) is { } written)
            {
                if (isLast) await AzureGarbage.DeleteAsync(bodies, [name!, .. record.Obsolete]);
                head = written;
            }
            else
            {
                head = await table.HeadAsync(CancellationToken.None);
            }
        }

        return head;
    }

    /// <summary>Null where it has to be looked anew, after a while.</summary>
    private async Task<AzureHead?> TryAsync(AzureHead then, AzureOperation[] operations, AzureRace race)
    {
        StoreUnavailableException? doubt = null;
        try
        {
            if (await table.WriteAsync(then, operations) is { } written) return written;
        }
        catch (StoreUnavailableException failure)
        {
            doubt = failure;
        }

        await race.AgainAsync(doubt);
        return null;
    }
}
