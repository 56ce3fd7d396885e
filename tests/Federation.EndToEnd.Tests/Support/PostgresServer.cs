using System.Diagnostics;
using System.Text;

namespace Federation.EndToEnd.Tests.Support;

/// <summary>A real PostgreSQL of one test's own, on a socket in a temporary folder: no port. It refuses to run as root and runs as Debian's user for it then.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "postgres";

    private readonly string _programs;
    private readonly string _folder;

    private PostgresServer(string programs, string folder)
    {
        _programs = programs;
        _folder = folder;
    }

    public string ConnectionString => $"Host={_folder};Username={User};Database={User}";

    /// <summary>Skips the test where PostgreSQL is not installed; on a build server that is a failure.</summary>
    public static async Task<PostgresServer> StartAsync()
    {
        string? programs = Programs();
        if (programs is null)
        {
            const string Message = "PostgreSQL is not installed: install Debian's package postgresql.";
            if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(Message);
            Assert.Skip(Message);
        }

        string folder = (await RunAsync("mktemp", ["-d", "-t", "federation-postgres-XXXXXX"])).Trim();
        var server = new PostgresServer(programs, folder);
        await RunAsync(Path.Combine(programs, "initdb"), ["--pgdata", server.Data, "--username", User, "--auth", "trust", "--no-sync"]);
        await server.StartAgainAsync();
        return server;
    }

    public Task StartAgainAsync() => ControlAsync("start", "--options", $"-c listen_addresses= -c unix_socket_directories={_folder} -c fsync=off", "--log", Path.Combine(_folder, "log"), "--wait");

    /// <summary>As one that crashes: connections are cut, and at the next start it recovers from its log.</summary>
    public Task StopAsync() => ControlAsync("stop", "--mode", "immediate");

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await RunAsync("rm", ["-r", _folder]);
    }

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Debian keeps each version in a folder of its own, and none of them in the path.</summary>
    private static string? Programs() =>
        Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).LastOrDefault(folder => File.Exists(Path.Combine(folder, "initdb"))) : null;

    private Task<string> ControlAsync(string order, params string[] more) => RunAsync(Path.Combine(_programs, "pg_ctl"), [order, "--pgdata", Data, .. more]);

    private static async Task<string> RunAsync(string program, string[] arguments)
    {
        string[] command = Environment.IsPrivilegedProcess ? ["runuser", "-u", User, "--", program, .. arguments] : [program, .. arguments];
        // A session of its own: the server that it leaves behind must not belong to that of the tests.
        var start = new ProcessStartInfo("setsid", ["--wait", .. command]) { WorkingDirectory = "/", RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!; // Without the shell there is a process or an exception.
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => output.AppendLine(line.Data);
        process.BeginOutputReadLine();
        await process.WaitForExitAsync(CancellationToken.None);
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {errors}{output}");
        return output.ToString();
    }
}
