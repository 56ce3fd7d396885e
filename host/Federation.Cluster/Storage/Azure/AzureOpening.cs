namespace Federation.Cluster.Storage.Azure;

/// <summary>Creates what a store is in, where it is not there, and looks whether it is a directory's.</summary>
internal static class AzureOpening
{
    /// <exception cref="StoreUnavailableException">The account cannot be reached or does not let this process in; the table is newer, or another program's.</exception>
    public static async Task<AzureHead> RunAsync(AzureTable table, AzureBodies bodies, AzureStoreOptions options, CancellationToken cancellationToken)
    {
        await table.CreateAsync(cancellationToken);
        await bodies.CreateAsync(cancellationToken);
        var head = await table.FindHeadAsync(cancellationToken) ?? await BeginAsync(table, options, cancellationToken);
        return head.Format switch
        {
            AzureHead.Current => head,
            > AzureHead.Current => throw new StoreUnavailableException(StoreCodes.Newer, $"The table {options.Table} has format {head.Format}; this release knows formats up to {AzureHead.Current}."),
            _ => throw Foreign(options),
        };
    }

    private static async Task<AzureHead> BeginAsync(AzureTable table, AzureStoreOptions options, CancellationToken cancellationToken)
    {
        // Another process may begin it at the same moment: then its head is there, and perhaps more.
        if (await table.AnyAsync(cancellationToken) && await table.FindHeadAsync(cancellationToken) is null) throw Foreign(options);
        await table.BeginAsync(new AzureHead(), cancellationToken);
        return await table.HeadAsync(cancellationToken);
    }

    private static StoreUnavailableException Foreign(AzureStoreOptions options) => new(StoreCodes.Foreign, $"The table {options.Table} is not a directory's store.");
}
