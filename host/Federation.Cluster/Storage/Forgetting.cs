namespace Federation.Cluster.Storage;

/// <summary>Has a store forget, also where somebody still reads what was there before.</summary>
internal static class Forgetting
{
    /// <summary>A reader that began before holds the journal as it was; it is waited for this often, a second each.</summary>
    private const int MostWaits = 60;

    /// <inheritdoc cref="IDirectoryStore.ForgetAsync"/>
    public static async Task RunAsync(IDirectoryStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        for (int waits = 0; ; waits++)
        {
            try
            {
                await store.ForgetAsync(cancellationToken);
                return;
            }
            catch (StoreUnavailableException busy) when (busy.Code == StoreCodes.Busy && waits < MostWaits)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellationToken);
            }
        }
    }
}
