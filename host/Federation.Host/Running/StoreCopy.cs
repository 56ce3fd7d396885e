using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Sqlite;
using Federation.Cluster.Storage.Transfer;
using Federation.Host.Settings;

namespace Federation.Host.Running;

/// <summary>Writes a directory's store into another, of the same kind or not.</summary>
internal static class StoreCopy
{
    /// <summary>Into a file that is not there yet; where it fails there is none.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be read; or <see cref="StoreCodes.Backup"/>: the file is there already, or cannot be written.</exception>
    public static async Task IntoFileAsync(StoreSettings from, string file, CancellationToken cancellationToken)
    {
        SqliteBackup.Begin(file);
        try
        {
            await using var source = await from.OpenForReadingAsync(cancellationToken);
            await using var target = SqliteDirectoryStore.Open(file);
            await StoreTransfer.CopyAsync(source, target, cancellationToken);
        }
        catch
        {
            SqliteBackup.Drop(file);
            throw;
        }
    }

    /// <summary>Into a store of a server, which no host is at work on. What it held is replaced where that can be done as a whole, and else it has to be empty.</summary>
    /// <exception cref="StoreUnavailableException">One cannot be read or written, hosts are at work on the target, or it is <see cref="StoreCodes.Occupied"/>. It holds what it did.</exception>
    public static async Task IntoServerAsync(IDirectoryStore source, StoreSettings to, CancellationToken cancellationToken)
    {
        await to.DemandAloneAsync(cancellationToken);
        await using var target = await to.OpenToFillAsync(cancellationToken);
        await StoreTransfer.CopyAsync(source, target, cancellationToken);
    }
}
