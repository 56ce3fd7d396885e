using System.Diagnostics;
using System.Runtime.InteropServices;
using Federation.Contracts;
using Microsoft.Extensions.Logging;

namespace Federation.TestAdapters;

/// <summary>Everything an adapter can do to its process.</summary>
internal static partial class Misdeeds
{
    private static readonly List<byte[]> Hoard = [];

    public static void Commit(string? misdeed, AdapterContext? context)
    {
        switch (misdeed)
        {
            case null:
                return;
            case "throw":
                throw new InvalidOperationException("a message that may quote Somebody");
            case "throw-known":
                throw new AdapterException(FailureKind.RateLimited, "source.busy", "The source asked us\nto wait.") { RetryAfter = TimeSpan.FromSeconds(7) };
            case "loop":
                while (Stopwatch.GetTimestamp() != 0) { }
                return;
            case "sleep":
                Thread.Sleep(Timeout.Infinite);
                return;
            case "log-and-loop":
                while (true) StillHere(context!.Log);
            case "overflow":
                Overflow(0);
                return;
            case "exit":
                Environment.Exit(3);
                return;
            case "fail-fast":
                Environment.FailFast("a message that may quote Somebody");
                return;
            case "thread":
                var thread = new Thread(() => throw new InvalidOperationException("from a thread"));
                thread.Start();
                thread.Join();
                Thread.Sleep(Timeout.Infinite);
                return;
            case "async-void":
                ThrowLater();
                Thread.Sleep(Timeout.Infinite);
                return;
            case "heap":
                while (true) Hoard.Add(new byte[1024 * 1024]);
            case "native-memory":
                FillNativeMemory(int.MaxValue);
                return;
            case "hidden-memory":
                // Not from the first thread itself, which may be this one.
                new Thread(() =>
                {
                    Concealments.EndFirstThread();
                    FillNativeMemory(80);
                }).Start();
                Thread.Sleep(Timeout.Infinite);
                return;
            case "console":
                Console.WriteLine("on the console");
                using (var output = Console.OpenStandardOutput()) output.Write("straight to standard output\n"u8);
                return;
            case "read-stdin":
                if (Console.In.Read() != -1 || Console.OpenStandardInput().ReadByte() != -1) throw new InvalidOperationException("Something could be read.");
                return;
            case "log-flood":
                for (int line = 0; line < 100_000; line++) LongLine(context!.Log, line, "\u001b[31m\n", new string('y', 5_000));
                return;
            case "kill-self":
                Process.GetCurrentProcess().Kill();
                return;
            default:
                throw new ArgumentException($"No misdeed {misdeed}.");
        }
    }

    [LoggerMessage(1, LogLevel.Information, "still here")]
    private static partial void StillHere(ILogger log);

    [LoggerMessage(2, LogLevel.Information, "line {Line}{Escape}tail {Tail}")]
    private static partial void LongLine(ILogger log, int line, string escape, string tail);

    private static int Overflow(int depth) => depth < 0 ? depth : Overflow(depth + 1) + Overflow(depth + 2);

    private static async void ThrowLater()
    {
        await Task.Yield();
        throw new InvalidOperationException("from async void");
    }

    private static void FillNativeMemory(int blocks)
    {
        const int Block = 8 * 1024 * 1024;
        for (int number = 0; number < blocks; number++)
        {
            nint block = Marshal.AllocHGlobal(Block);
            for (int offset = 0; offset < Block; offset += 4096) Marshal.WriteByte(block, offset, 1);
        }
    }
}
