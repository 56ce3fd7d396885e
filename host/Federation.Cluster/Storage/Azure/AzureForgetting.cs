namespace Federation.Cluster.Storage.Azure;

/// <summary>
/// Deletes the blobs that nothing names. An era is ended first: what was written in it and is not named by then cannot be named later, because a commit carries the head, and with it the era that its blobs are of. So no writer is waited for, and no age
/// is guessed. Thread safe.
/// </summary>
internal sealed class AzureForgetting(AzureTable table, AzureBodies bodies, AzureRecords records, TimeProvider clock)
{
    private static readonly string[] Naming = [nameof(AzureRow.RowKey), nameof(AzureRow.Blob)];

    /// <inheritdoc cref="IDirectoryStore.ForgetAsync"/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        long era = await EndEraAsync(cancellationToken);
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var range in (KeyRange[])[AzureKeys.AllEvents, AzureKeys.States])
        {
            await foreach (var row in table.RowsAsync(range, Naming, cancellationToken: cancellationToken))
            {
                if (row.Blob is not null) named.Add(row.Blob);
            }
        }

        List<string> unnamed = [];
        await foreach (var (name, _) in bodies.ListAsync(cancellationToken))
        {
            if (AzureBodies.EraOf(name) <= era && !named.Contains(name)) unnamed.Add(name);
        }

        await bodies.DeleteAsync(unnamed, cancellationToken);
    }

    /// <returns>The era that has ended.</returns>
    private async Task<long> EndEraAsync(CancellationToken cancellationToken)
    {
        var race = new AzureRace(clock);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var head = await records.CompleteAsync(await table.HeadAsync(cancellationToken));
            StoreUnavailableException? doubt = null;
            try
            {
                if (await table.WriteAsync(head with { Era = head.Era + 1 }, [], cancellationToken) is not null) return head.Era;
            }
            catch (StoreUnavailableException failure)
            {
                doubt = failure;
            }

            await race.AgainAsync(doubt);
        }
    }
}
