using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>
/// Removes what hosts that were killed left of their workers' temporary folders. Only real folders of this very user, whose owner's lock is gone; links are not followed. On Linux
/// alone: elsewhere what is left waits for the system's own cleaning.
/// </summary>
internal static class AbandonedFolders
{
    private const int HereIsFolder = -100; // AT_FDCWD
    private const int NotThroughLinks = 0x100; // AT_SYMLINK_NOFOLLOW
    private const uint TypeAndUser = 0x9; // STATX_TYPE | STATX_UID
    private const int TypeBits = 0xF000;
    private const int TypeFolder = 0x4000;

    /// <summary>Sweeps a folder for temporary files. What cannot be removed is logged, and tried again by the next host.</summary>
    public static void Sweep(string root, ILogger log)
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            int removed = Directory.EnumerateFileSystemEntries(root, WorkerFolder.Prefix + "*").Count(path => IsOwn(path) && Removed(path, log));
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

    private static bool IsOwn(string path) =>
        Status(HereIsFolder, path, NotThroughLinks, TypeAndUser, out var status) == 0 && (status.Mode & TypeBits) == TypeFolder && status.User == EffectiveUser();

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static extern int Status(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint wanted, out FileStatus status);

    [DllImport("libc", EntryPoint = "geteuid")]
    private static extern uint EffectiveUser();

    // struct statx, the same on every architecture.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct FileStatus
    {
        [FieldOffset(20)]
        public uint User;

        [FieldOffset(28)]
        public ushort Mode;
    }
}
