using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Sqlite;
using Federation.Cluster.Sync;
using Federation.Host.Settings;

namespace Federation.Host.Running;

/// <summary>Puts a backup in the place of a store that nobody has.</summary>
internal static class StoreRestore
{
    /// <summary>The directory is started once before this returns, so that nobody reads what was erased since the backup, or whose time was over.</summary>
    /// <exception cref="StoreUnavailableException">Somebody has the folder, the backup is not sound, or it cannot be put in place. The store is as it was; but with <see cref="StoreCodes.Restored"/> the backup is in place.</exception>
    public static async Task RunAsync(HostSettings settings, string backup, CancellationToken cancellationToken)
    {
        var folder = DataFolderLock.TryAcquire(settings.Data, TimeProvider.System).Demand();
        try
        {
            await DemandSoundAsync(backup, cancellationToken);
            if (settings.Store.IsShared)
            {
                await using (var source = SqliteDirectoryStore.OpenForReading(backup)) await StoreCopy.IntoServerAsync(source, settings.Store, cancellationToken);
                try
                {
                    await StartOnceAsync(settings, folder);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    throw new StoreUnavailableException(StoreCodes.Restored, $"The backup {backup} is in place, and who was erased since may still be in it: {failure.Message}", failure);
                }

                return;
            }

            var replacement = SqliteBackup.Restore(backup, settings.Store.DatabaseFile);
            try
            {
                await StartOnceAsync(settings, folder);
            }
            catch
            {
                // The host has let go of the folder. Where somebody was quicker, both databases stay: nobody may move one that is in use.
                using var again = DataFolderLock.TryAcquire(settings.Data, TimeProvider.System).Lock;
                if (again is not null) replacement.Undo();
                throw;
            }

            replacement.Confirm();
        }
        finally
        {
            folder.Dispose();
        }
    }

    private static async Task StartOnceAsync(HostSettings settings, DataFolderLock folder)
    {
        await using var stores = await OpenStores.OpenAsync(settings, CancellationToken.None);
        var host = DirectoryHost.Build(settings, folder, stores);
        try
        {
            await host.StartAsync(CancellationToken.None);
            await host.StopAsync(CancellationToken.None);
        }
        finally
        {
            await ((IAsyncDisposable)host).DisposeAsync(); // the generic host is one
        }
    }

    private static async Task DemandSoundAsync(string backup, CancellationToken cancellationToken)
    {
        await using var store = SqliteDirectoryStore.OpenForReading(backup);
        if (await DirectoryCheck.RunAsync(store, cancellationToken) is [var first, ..] problems) throw new StoreUnavailableException(StoreCodes.Restore, $"The backup {backup} is not sound. {problems.Count} problems, the first: {first}");
    }
}
