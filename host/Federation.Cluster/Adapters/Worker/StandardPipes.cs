using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Federation.Cluster.Adapters.Worker;

/// <summary>
/// The pipe to the host, moved away from standard input and output before any adapter runs: what a plug-in reads from standard
/// input is empty, and what it writes to standard output goes to standard error.
/// </summary>
internal static class StandardPipes
{
    private const int StandardInput = 0;
    private const int StandardOutput = 1;
    private const int StandardError = 2;
    private const int FirstFree = 3;
    private const int DuplicateClosedOnExec = 1030;

    public static (Stream FromHost, Stream ToHost) Take()
    {
        if (OperatingSystem.IsWindows()) return (Console.OpenStandardInput(), Console.OpenStandardOutput());
        var input = Duplicate(StandardInput, FileAccess.Read);
        var output = Duplicate(StandardOutput, FileAccess.Write);
        using var nothing = File.OpenHandle("/dev/null");
        Checked(DuplicateTo((int)nothing.DangerousGetHandle(), StandardInput));
        Checked(DuplicateTo(StandardError, StandardOutput));
        return (input, output);
    }

    // On Linux, a process that the plug-in starts does not inherit the pipe and cannot hold it open.
    private static FileStream Duplicate(int descriptor, FileAccess access)
    {
        int moved = OperatingSystem.IsLinux() ? Control(descriptor, DuplicateClosedOnExec, FirstFree) : Copy(descriptor);
        return new FileStream(new SafeFileHandle(Checked(moved), ownsHandle: true), access, bufferSize: 0);
    }

    private static int Checked(int result) => result >= 0 ? result : throw new IOException($"The pipe to the host cannot be moved: error {Marshal.GetLastPInvokeError()}.");

    [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static extern int Control(int descriptor, int command, int argument);

    [DllImport("libc", EntryPoint = "dup", SetLastError = true)]
    private static extern int Copy(int descriptor);

    [DllImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static extern int DuplicateTo(int from, int to);
}
