using Federation.Cluster.Labels.Importing;
using Federation.Cluster.Storage;
using Federation.Host.Settings;

namespace Federation.Host.Running;

/// <summary>Takes a file of awards over into a data folder that nobody has.</summary>
internal static class LabelImportRun
{
    /// <exception cref="SettingsException">It cannot be read.</exception>
    public static FileStream Open(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SettingsException($"The file {file} cannot be read: {failure.Message}");
        }
    }

    /// <summary>Without a silo: a label's grain would keep in memory what this writes beside it.</summary>
    /// <exception cref="StoreUnavailableException">Somebody has the folder, it has no store, or that cannot be written.</exception>
    public static async Task<LabelImportReport> RunAsync(HostSettings settings, Stream awards, CancellationToken cancellationToken)
    {
        // Where there is no directory there is nothing to award, and none is to be made.
        await (await settings.Store.OpenForReadingAsync(cancellationToken)).DisposeAsync();
        using var folder = DataFolderLock.TryAcquire(settings.Data, TimeProvider.System).Demand();
        await settings.Store.DemandAloneAsync(cancellationToken);
        await using var store = await settings.Store.OpenAsync(cancellationToken);
        return await new LabelImport(store, TimeProvider.System).RunAsync(awards, cancellationToken);
    }
}
