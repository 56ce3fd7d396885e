using System.Runtime.InteropServices;

namespace Federation.TestAdapters;

/// <summary>Attempts to take disk and memory where the host does not look for them. All go past .NET, as a hostile adapter would.</summary>
internal static class Concealments
{
    private const int Append = 1 | 0x40; // to write, made where it is not there
    private const int KeepSize = 1;
    private const int UserSignal = 10;
    private const int EverythingAllowed = 7;
    private const int PrivateAndNameless = 0x22;
    private const int FileBytes = 16 * 1024 * 1024;
    private const int Files = 8;
    private const int Levels = 40;
    private const int MostNameCharacters = 200;

    private static bool OnArm => RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    /// <summary>Takes a file's room without making it any longer.</summary>
    public static string Reserve() => Answer(Allocate(Open("reserved"u8, Append, 0x180), KeepSize, 0, FileBytes));

    /// <summary>Makes files of 128 MiB together, in a folder that is hard to look into, and keeps them.</summary>
    /// <param name="how">What makes it hard: it is closed to its owner, or lies too deep, or has a name that is no text.</param>
    public static string Hide(string how)
    {
        switch (how)
        {
            case "closed":
                Enter("closed"u8, 0x0C0);
                break;
            case "nameless":
                Enter([0xFF], 0x1C0);
                break;
            default:
                var name = new byte[MostNameCharacters];
                Array.Fill(name, (byte)'d');
                for (int level = 0; level < Levels; level++) Enter(name, 0x1C0);
                break;
        }

        for (int number = 0; number < Files; number++)
        {
            int file = Open(System.Text.Encoding.ASCII.GetBytes($"hidden-{number}"), Append, 0x180);
            if (Allocate(file, 0, 0, FileBytes) < 0) return $"error {Marshal.GetLastPInvokeError()}";
        }

        Thread.Sleep(Timeout.Infinite);
        return "hidden";
    }

    /// <summary>Ends the first thread of the process, by whose account the kernel answers for all of them.</summary>
    public static void EndFirstThread()
    {
        // exit(0), for one thread: what no function of the C library does.
        byte[] code = OnArm
            ? [0xA8, 0x0B, 0x80, 0xD2, 0x00, 0x00, 0x80, 0xD2, 0x01, 0x00, 0x00, 0xD4]
            : [0xB8, 0x3C, 0x00, 0x00, 0x00, 0x31, 0xFF, 0x0F, 0x05];
        nint page = Map(0, (nuint)Environment.SystemPageSize, EverythingAllowed, PrivateAndNameless, -1, 0);
        Marshal.Copy(code, 0, page, code.Length);
        Handle(UserSignal, page);
        _ = SendTo(OnArm ? 131 : 234, Environment.ProcessId, Environment.ProcessId, UserSignal);
    }

    /// <summary>Opens a file with flags of the system's, written before the path.</summary>
    public static string OpenWith(string target)
    {
        string[] parts = target.Split(' ', 2);
        return Answer(Open(System.Text.Encoding.UTF8.GetBytes(parts[1]), Convert.ToInt32(parts[0], 16), 0));
    }

    /// <summary>Locks a file that it may only read, so that others cannot open it.</summary>
    public static string Lock(string path) => Answer(Lock(Open(System.Text.Encoding.UTF8.GetBytes(path), 0, 0), 2 | 4));

    private static string Answer(int result) => result >= 0 ? "got it" : $"error {Marshal.GetLastPInvokeError()}";

    private static void Enter(ReadOnlySpan<byte> name, uint mode)
    {
        byte[] text = [.. name, 0];
        if (MakeFolder(text, mode) < 0 || ChangeTo(text) < 0) throw new IOException($"error {Marshal.GetLastPInvokeError()}");
    }

    private static int Open(ReadOnlySpan<byte> path, int flags, uint mode) => OpenNatively([.. path, 0], flags, mode);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int OpenNatively(byte[] path, int flags, uint mode);

    [DllImport("libc", EntryPoint = "mkdir", SetLastError = true)]
    private static extern int MakeFolder(byte[] path, uint mode);

    [DllImport("libc", EntryPoint = "chdir", SetLastError = true)]
    private static extern int ChangeTo(byte[] path);

    [DllImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    private static extern int Allocate(int file, int mode, long from, long length);

    [DllImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static extern int Lock(int file, int operation);

    [DllImport("libc", EntryPoint = "mmap")]
    private static extern nint Map(nint at, nuint length, int protection, int flags, int file, nint from);

    [DllImport("libc", EntryPoint = "signal")]
    private static extern nint Handle(int signal, nint handler);

    [DllImport("libc", EntryPoint = "syscall")]
    private static extern nint SendTo(nint call, nint process, nint thread, nint signal);
}
