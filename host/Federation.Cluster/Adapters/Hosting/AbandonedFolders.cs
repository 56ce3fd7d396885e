using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>
/// Removes what hosts that were killed left of their workers' temporary folders. Only real folders of this very user, whose owner's lock is gone; links are not followed. On Linux
/// alone: elsewhere what is left waits for the system's own cleaning.
/// </summary>
internal static class AbandonedFolders
{
    /// <summary>Sweeps a folder for temporary files. What cannot be removed is logged, and tried again by the next host.</summary>
    public static void Sweep(string root, ILogger log)
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            int removed = Directory.EnumerateFileSystemEntries(root, WorkerFolder.Prefix + "*").Count(path => PathStatus.Of(path, throughLinks: false) is { IsFolder: true, IsOwn: true } && Removed(path, log));
            if (removed > 0) WorkerLog.FoldersSwept(log, removed);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            WorkerLog.SweepFailed(log, exception, root);
        }
    }

    private static bool Removed(string path, ILogger log)
    {
        try
        {
            using var owner = FolderOwner.Inherit(path);
            if (owner is null) return false;
            WorkerFolder.Remove(path);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            WorkerLog.SweepFailed(log, exception, path);
            return false;
        }
    }
}
