using System.Runtime.InteropServices;

namespace Federation.Cluster.Adapters.Cage;

/// <summary>The calls of the C library that .NET has no word for. Each answers a negative number, and sets the last error, where it fails.</summary>
internal static class Linux
{
    public const int SetParentDeathSignal = 1;
    public const int GetDumpable = 3;
    public const int SetDumpable = 4;
    public const int DropFromBoundingSet = 24;
    public const int SetNoNewPrivileges = 38;

    public const int ReadOnly = 0;
    public const int Folder = 0x1_0000;
    public const int PathOnly = 0x20_0000;
    public const int ClosedOnExec = 0x8_0000;

    /// <summary>Open files of no particular kind; on arm64 the bit of a folder is another one.</summary>
    public static int FolderFlag => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x4000 : Folder;

    /// <summary>Not through a link that stands at the end of the path; on arm64 another bit too.</summary>
    public static int NotALink => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x8000 : 0x2_0000;

    [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
    public static extern nint Call(nint number, nint first = 0, nint second = 0, nint third = 0, nint fourth = 0);

    [DllImport("libc", EntryPoint = "prctl", SetLastError = true)]
    public static extern int Control(int option, nint first = 0, nint second = 0, nint third = 0, nint fourth = 0);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    public static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    public static extern int Close(int descriptor);

    [DllImport("libc", EntryPoint = "getppid")]
    public static extern int Parent();

    [DllImport("libc", EntryPoint = "setsid", SetLastError = true)]
    public static extern int NewSession();

    [DllImport("libc", EntryPoint = "setpriority", SetLastError = true)]
    public static extern int SetPriority(int which, int who, int priority);

    [DllImport("libc", EntryPoint = "getpriority", SetLastError = true)]
    public static extern int Priority(int which, int who);

    [DllImport("libc", EntryPoint = "sched_setscheduler", SetLastError = true)]
    public static extern int SetPolicy(int thread, int policy, in int priority);

    [DllImport("libc", EntryPoint = "sched_getscheduler", SetLastError = true)]
    public static extern int Policy(int thread);

    [DllImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    public static extern int SetLimit(int resource, in ResourceLimit limit);

    [DllImport("libc", EntryPoint = "getrlimit", SetLastError = true)]
    public static extern int Limit(int resource, out ResourceLimit limit);

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static extern int Signal(int process, int signal);

    /// <summary>Makes this process another program. Returns only where it fails.</summary>
    public static int Become(string path, IEnumerable<string> arguments, IEnumerable<string> environment) => Execute(path, Texts(arguments), Texts(environment));

    public static int LastError => Marshal.GetLastPInvokeError();

    [DllImport("libc", EntryPoint = "execve", SetLastError = true)]
    private static extern int Execute([MarshalAs(UnmanagedType.LPUTF8Str)] string path, nint[] arguments, nint[] environment);

    // Never freed: this program is over with the call that they are for.
    private static nint[] Texts(IEnumerable<string> texts) => [.. texts.Select(Marshal.StringToCoTaskMemUTF8), 0];

    /// <param name="Soft">What holds.</param>
    /// <param name="Hard">What it may be raised to.</param>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly record struct ResourceLimit(ulong Soft, ulong Hard);
}
