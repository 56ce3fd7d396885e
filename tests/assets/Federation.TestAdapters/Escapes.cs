using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Federation.Contracts;
using Microsoft.Extensions.Logging;

namespace Federation.TestAdapters;

/// <summary>
/// Attempts to leave the worker's cage. Each answers what came of it, so that an attempt that succeeds is seen; those that need the
/// system itself go past .NET, as a hostile adapter would.
/// </summary>
internal static partial class Escapes
{
    private const int Internet = 2;
    private const int Stream = 1;
    private const int PeekWord = 2;
    private const int NewProcess = 17; // SIGCHLD: what fork asks for

    /// <param name="attempt">Null for none. Before a colon its name, after it what it is aimed at.</param>
    public static string? Attempt(string? attempt, AdapterContext context)
    {
        if (attempt is null) return null;
        string[] parts = attempt.Split(':', 2);
        string target = parts.Length > 1 ? parts[1] : "";
        return parts[0] switch
        {
            "read" => $"read {File.ReadAllBytes(target).Length} bytes",
            "read-quietly" => Quietly(() => File.ReadAllBytes(target)),
            "read-natively" => Natively(() => Open(target, 0)),
            "list" => $"listed {Directory.GetFileSystemEntries(target).Length} entries",
            "write" => Written(target),
            "remove" => Removed(target),
            "chmod-natively" => Natively(() => ChangeMode(target, 511)),
            "parent-environment" => $"read {File.ReadAllBytes($"/proc/{GetParent()}/environ").Length} bytes",
            "parent-memory" => $"opened {File.OpenRead($"/proc/{GetParent()}/mem").Name}",
            "socket" => Connected(),
            "socket-natively" => Natively(() => Socket(Internet, Stream, 0)),
            "process" => $"started {Process.Start("/bin/true")!.Id}",
            "fork-natively" => Natively(() => (int)Call(CloneNumber, NewProcess, 0, 0, 0)),
            "become-natively" => Natively(() => Execute("/bin/true", [0], [0])),
            "trace-parent" => Natively(() => (int)Call(TraceNumber, PeekWord, GetParent(), 0, 0)),
            "kill-parent" => Natively(() => Kill(GetParent(), 0)),
            "fill-disk" => Fill(Path.GetTempPath()),
            "many-files" => Scatter(Path.GetTempPath()),
            "threads" => Multiply(),
            "hold-every-thread" => Stay(context),
            "show-secret" => Show(context),
            "temporary-file" => Kept(),
            "reserve" => Concealments.Reserve(),
            "hide-files" => Concealments.Hide(target),
            "open-with" => Concealments.OpenWith(target),
            "lock" => Concealments.Lock(target),
            _ => throw new ArgumentException($"No attempt {attempt}."),
        };
    }

    private static string Quietly(Func<byte[]> read)
    {
        try
        {
            return $"read {read().Length} bytes";
        }
        catch (UnauthorizedAccessException)
        {
            return "kept quiet";
        }
    }

    private static string Natively(Func<int> call) => call() is >= 0 and int result ? $"got {result}" : $"error {Marshal.GetLastPInvokeError()}";

    private static string Written(string path)
    {
        File.WriteAllText(path, "was here");
        return "written";
    }

    private static string Removed(string path)
    {
        File.Delete(path);
        return "removed";
    }

    private static string Kept()
    {
        string path = Path.Combine(Path.GetTempPath(), "notes.txt");
        File.WriteAllText(path, "one");
        File.WriteAllText(path, "another");
        return File.ReadAllText(path);
    }

    private static string Connected()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        return "opened a socket";
    }

    private static string Fill(string folder)
    {
        var block = new byte[1024 * 1024];
        for (int number = 0; ; number++)
        {
            using var file = File.Create(Path.Combine(folder, $"full-{number}"));
            for (int written = 0; written < 32; written++) file.Write(block);
        }
    }

    private static string Scatter(string folder)
    {
        for (int number = 0; ; number++) File.WriteAllText(Path.Combine(folder, $"scattered-{number}"), "");
    }

    private static string Multiply()
    {
        while (true) new Thread(() => Thread.Sleep(Timeout.Infinite), maxStackSize: 128 * 1024).Start();
    }

    // Holds every thread of the pool, so that nothing of the worker's own that needs one can run any more.
    private static string Stay(AdapterContext context)
    {
        Staying(context.Log, Environment.ProcessId);
        for (int number = 0; number < 40; number++) ThreadPool.QueueUserWorkItem(_ => Thread.Sleep(Timeout.Infinite));
        Thread.Sleep(Timeout.Infinite);
        return "stayed";
    }

    private static string Show(AdapterContext context)
    {
        string secret = context.Config.Text("apiKey")!;
        Shown(context.Log, secret, Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(secret)));
        Console.WriteLine("key=" + Uri.EscapeDataString(secret));
        return $"the key is {secret}";
    }

    private static int CloneNumber => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 220 : 56;

    private static int TraceNumber => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 117 : 101;

    [LoggerMessage(1, LogLevel.Information, "staying as {Process}")]
    private static partial void Staying(ILogger log, int process);

    [LoggerMessage(2, LogLevel.Information, "secret {Secret} again {Again}")]
    private static partial void Shown(ILogger log, string secret, string again);

    [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static extern nint Call(nint number, nint first, nint second, nint third, nint fourth);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "chmod", SetLastError = true)]
    private static extern int ChangeMode([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);

    [DllImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static extern int Socket(int family, int kind, int protocol);

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int process, int signal);

    [DllImport("libc", EntryPoint = "execve", SetLastError = true)]
    private static extern int Execute([MarshalAs(UnmanagedType.LPUTF8Str)] string path, nint[] arguments, nint[] environment);

    [DllImport("libc", EntryPoint = "getppid")]
    private static extern int GetParent();
}
