using System.Runtime.InteropServices;
using Federation.Cluster.Adapters.Cage;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>
/// Removes a folder on Linux with whatever native code made of it: names that are no text, folders closed to their owner, paths longer than
/// any call takes. No path is ever put together: a folder within a folder is first moved to the top, so two are open at most. Thread safe.
/// </summary>
internal static class FolderSweep
{
    private const int HereIsFolder = -100; // AT_FDCWD
    private const int AFolder = 0x200; // AT_REMOVEDIR
    private const int OwnerOnly = 0x1C0;
    private const int NotThere = 2;
    private const int IsFolder = 21;

    // struct dirent, the same on every 64-bit Linux.
    private const int NameOffset = 19;

    /// <exception cref="IOException">Something could not be removed.</exception>
    public static void Remove(string path)
    {
        byte[] name = Terminated(System.Text.Encoding.UTF8.GetBytes(path));
        Empty(HereIsFolder, name, folder =>
        {
            // What is moved up is found in the next round.
            while (Names(folder) is { Count: > 0 } found)
            {
                foreach (byte[] entry in found) Remove(folder, entry);
            }
        });
    }

    private static void Remove(int top, byte[] name)
    {
        if (RemovedFile(top, name)) return;
        Empty(top, name, folder =>
        {
            foreach (byte[] entry in Names(folder))
            {
                if (!RemovedFile(folder, entry)) MoveUp(folder, entry, top);
            }
        });
    }

    private static void Empty(int parent, byte[] name, Action<int> empty)
    {
        // A folder can only be listed, and moved elsewhere, by who may write into it.
        _ = ChangeMode(parent, name, OwnerOnly, 0);
        int folder = Checked(Open(parent, name, Linux.FolderFlag | Linux.NotALink | Linux.ClosedOnExec));
        try
        {
            empty(folder);
        }
        finally
        {
            _ = Close(folder);
        }

        Checked(Remove(parent, name, AFolder));
    }

    /// <summary>False where it is a folder.</summary>
    private static bool RemovedFile(int folder, byte[] name)
    {
        if (Remove(folder, name, 0) >= 0) return true;
        int error = Marshal.GetLastPInvokeError();
        return error == NotThere || (error == IsFolder ? false : throw Failed(error));
    }

    private static void MoveUp(int folder, byte[] name, int top)
    {
        _ = ChangeMode(folder, name, OwnerOnly, 0);
        Checked(Move(folder, name, top, Terminated(System.Text.Encoding.ASCII.GetBytes($"up-{Guid.NewGuid():N}"))));
    }

    private static List<byte[]> Names(int folder)
    {
        var names = new List<byte[]>();
        nint listing = List(Checked(Duplicate(folder)));
        if (listing == 0) throw Failed(Marshal.GetLastPInvokeError());
        Rewind(listing);
        while (Next(listing) is not 0 and nint entry)
        {
            unsafe
            {
                var name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)entry + NameOffset);
                if (!name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8)) names.Add(Terminated(name));
            }
        }

        _ = CloseListing(listing);
        return names;
    }

    private static byte[] Terminated(ReadOnlySpan<byte> name) => [.. name, 0];

    private static int Checked(int result) => result >= 0 ? result : throw Failed(Marshal.GetLastPInvokeError());

    private static IOException Failed(int error) => new($"A temporary folder cannot be removed: error {error}.");

    [DllImport("libc", EntryPoint = "openat", SetLastError = true)]
    private static extern int Open(int folder, byte[] name, int flags);

    [DllImport("libc", EntryPoint = "dup", SetLastError = true)]
    private static extern int Duplicate(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int descriptor);

    [DllImport("libc", EntryPoint = "fchmodat", SetLastError = true)]
    private static extern int ChangeMode(int folder, byte[] name, uint mode, int flags);

    [DllImport("libc", EntryPoint = "unlinkat", SetLastError = true)]
    private static extern int Remove(int folder, byte[] name, int flags);

    [DllImport("libc", EntryPoint = "renameat", SetLastError = true)]
    private static extern int Move(int folder, byte[] name, int toFolder, byte[] toName);

    [DllImport("libc", EntryPoint = "fdopendir", SetLastError = true)]
    private static extern nint List(int descriptor);

    [DllImport("libc", EntryPoint = "rewinddir")]
    private static extern void Rewind(nint listing);

    [DllImport("libc", EntryPoint = "readdir")]
    private static extern nint Next(nint listing);

    [DllImport("libc", EntryPoint = "closedir")]
    private static extern int CloseListing(nint listing);
}
