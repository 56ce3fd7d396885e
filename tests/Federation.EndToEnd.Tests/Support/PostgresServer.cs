using System.Diagnostics;
using System.Text;

namespace Federation.EndToEnd.Tests.Support;

/// <summary>A real PostgreSQL of one test's own, on a socket in a temporary folder: no port. Only on a machine of a <see cref="TestNetwork"/> it listens at that machine's address. It refuses to run as root and runs as Debian's user for it then.</summary>
internal sealed class PostgresServer : ISharedStore
{
    private const string User = "postgres";

    /// <summary>What pg_ctl answers of a server that has ended.</summary>
    private const int NotRunning = 3;

    private readonly string _programs;
    private readonly string _folder;
    private readonly (TestNetwork Network, int Machine)? _place;
    private readonly (string Folder, IReadOnlyList<string> In)? _disk;

    private PostgresServer(string programs, string folder, (TestNetwork, int)? place, (string, IReadOnlyList<string>)? disk) => (_programs, _folder, _place, _disk) = (programs, folder, place, disk);

    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string> { ["FEDERATION_STORE_POSTGRES"] = ConnectionString };

    public string ConnectionString => $"Host={Address ?? _folder};Username={User};Database={User}";

    /// <summary>Skips the test where PostgreSQL is not installed; on a build server that is a failure.</summary>
    /// <param name="place">The machine that it runs on; null for this one, without a network.</param>
    /// <param name="archives">Whether it keeps what it writes, for <see cref="RestoreAsync"/>.</param>
    /// <param name="disk">A folder for what it stores, which only those see that these words have become; null for one beside its socket.</param>
    public static async Task<PostgresServer> StartAsync((TestNetwork Network, int Machine)? place = null, bool archives = false, (string Folder, IReadOnlyList<string> In)? disk = null)
    {
        string? programs = Programs();
        if (programs is null || (disk is not null && !Environment.IsPrivilegedProcess))
        {
            string message = programs is null ? "PostgreSQL is not installed: install Debian's package postgresql." : "Whoever is not root can be but root on a disk of their own, and as root PostgreSQL does not run.";
            if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(message);
            Assert.Skip(message);
        }

        string folder = (await RunAsync("mktemp", ["-d", "-t", "federation-postgres-XXXXXX"])).Trim();
        var server = new PostgresServer(programs, folder, place, disk);
        await RunAsync(Path.Combine(programs, "initdb"), ["--pgdata", server.Data, "--username", User, "--auth", "trust", "--no-sync", .. disk is null ? Array.Empty<string>() : ["--wal-segsize", "1"]], server.Before);
        if (place is { Network: var network }) await File.AppendAllTextAsync(Path.Combine(server.Data, "pg_hba.conf"), $"host all all {network.Range} trust\n");
        if (archives)
        {
            await RunAsync("mkdir", [server.Archive]);
            await server.SetAsync($"archive_mode = on\narchive_command = 'cp %p {server.Archive}/%f'");
        }

        await server.StartAgainAsync();
        return server;
    }

    /// <summary>A base backup, as the server's own operators make it.</summary>
    public Task BackUpAsync() => RunAsync(Path.Combine(_programs, "pg_basebackup"), ["--pgdata", Base, "--host", _folder, "--username", User, "--checkpoint", "fast", "--wal-method", "none"]);

    /// <summary>Names this moment, and waits until everything up to it is in the archive.</summary>
    public async Task NameAsync(string moment)
    {
        await QueryAsync($"SELECT pg_create_restore_point('{moment}')");
        string file = await QueryAsync("SELECT pg_walfile_name(pg_switch_wal())");
        await Condition.HoldsAsync(() => File.Exists(Path.Combine(Archive, file)), $"{file} was not archived.");
    }

    /// <summary>Loses the machine with all that is not in base backup and archive, and makes another of them, as of a moment that was named.</summary>
    public async Task RestoreAsync(string moment)
    {
        await StopAsync();
        await RunAsync("rm", ["-r", Data]);
        await RunAsync("mv", [Base, Data]);
        await SetAsync($"restore_command = 'cp {Archive}/%f %p'\nrecovery_target_name = '{moment}'\nrecovery_target_action = 'promote'");
        await RunAsync("touch", [Path.Combine(Data, "recovery.signal")]);
        await StartAgainAsync();
        await Condition.HoldsAsync(async () => await QueryAsync("SELECT pg_is_in_recovery()") == "f", "The server does not come to the moment.");
    }

    public async Task<string> QueryAsync(string sql) => (await RunAsync(Path.Combine(_programs, "psql"), ["--host", _folder, "--username", User, "--no-psqlrc", "--tuples-only", "--no-align", "--command", sql])).Trim();

    public Task StartAgainAsync() => ControlAsync("start", "--options", $"-c listen_addresses={Address} -c unix_socket_directories={_folder} -c fsync=off -c lc_messages=C", "--log", Path.Combine(_folder, "log"), "--wait");

    /// <summary>Waits until it answers, and starts it where it has ended by itself, as its operators would.</summary>
    public Task ComesUpAsync() => Condition.HoldsAsync(
        async () =>
        {
            if (await TryAsync(Path.Combine(_programs, "pg_isready"), ["--host", _folder]) is (0, _)) return true;
            if (await TryAsync(Path.Combine(_programs, "pg_ctl"), ["status", "--pgdata", Data], Before) is (NotRunning, _)) await StartAgainAsync();
            return false;
        },
        "The server does not come up again.");

    /// <summary>Whether it has written this to its log.</summary>
    public bool HasLogged(string text)
    {
        using var log = new StreamReader(new FileStream(Path.Combine(_folder, "log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return log.ReadToEnd().Contains(text, StringComparison.Ordinal);
    }

    /// <summary>As one that crashes: connections are cut, and at the next start it recovers from its log.</summary>
    public Task StopAsync() => ControlAsync("stop", "--mode", "immediate");

    public async ValueTask DisposeAsync()
    {
        // One that a test left ended has nothing to stop.
        await TryAsync(Path.Combine(_programs, "pg_ctl"), ["stop", "--pgdata", Data, "--mode", "immediate"], Before);
        await RunAsync("rm", ["-r", _folder]);
    }

    private string? Address => _place is { } place ? place.Network.AddressOf(place.Machine) : null;

    private string Data => Path.Combine(_disk?.Folder ?? _folder, "data");

    /// <summary>What becomes a program where the server is.</summary>
    private IReadOnlyList<string> Before => _disk?.In ?? (_place is { } place ? place.Network.On(place.Machine) : []);

    private string Archive => Path.Combine(_folder, "archive");

    private string Base => Path.Combine(_folder, "base");

    private Task SetAsync(string settings) => File.AppendAllTextAsync(Path.Combine(Data, "postgresql.auto.conf"), settings + "\n");

    /// <summary>Debian keeps each version in a folder of its own, and none of them in the path.</summary>
    private static string? Programs() =>
        Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).LastOrDefault(folder => File.Exists(Path.Combine(folder, "initdb"))) : null;

    private Task<string> ControlAsync(string order, params string[] more) => RunAsync(Path.Combine(_programs, "pg_ctl"), [order, "--pgdata", Data, .. more], Before);

    private static async Task<string> RunAsync(string program, string[] arguments, IReadOnlyList<string>? before = null)
    {
        var (code, said) = await TryAsync(program, arguments, before);
        Assert.True(code == 0, $"{program} ended with {code}: {said}");
        return said;
    }

    /// <returns>The exit code, and what it printed; of one that failed its errors first.</returns>
    private static async Task<(int Code, string Said)> TryAsync(string program, string[] arguments, IReadOnlyList<string>? before = null)
    {
        string[] command = Environment.IsPrivilegedProcess ? ["runuser", "-u", User, "--", program, .. arguments] : [program, .. arguments];
        // A session of its own: the server that it leaves behind must not belong to that of the tests.
        var start = new ProcessStartInfo("setsid", ["--wait", .. before ?? [], .. command]) { WorkingDirectory = "/", RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!; // Without the shell there is a process or an exception.
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => output.AppendLine(line.Data);
        process.BeginOutputReadLine();
        await process.WaitForExitAsync(CancellationToken.None);
        return (process.ExitCode, process.ExitCode == 0 ? $"{output}" : $"{errors}{output}");
    }
}
