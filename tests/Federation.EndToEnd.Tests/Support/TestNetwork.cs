using System.Diagnostics;
using System.Globalization;

namespace Federation.EndToEnd.Tests.Support;

/// <summary>
/// A network of some machines in namespaces of the kernel, each with an address of its own, joined by a bridge that this machine is on as well. Nothing else can be reached from there. It needs the rights of root.
/// </summary>
internal sealed class TestNetwork : IAsyncDisposable
{
    /// <summary>Names of interfaces are short; two tests at once, of one process or of two, get others.</summary>
    private static int s_made;

    private readonly string _name = string.Create(CultureInfo.InvariantCulture, $"fd{Environment.ProcessId % 100_000:x}{Interlocked.Increment(ref s_made)}");
    private readonly string _subnet;
    private readonly int _machines;

    private TestNetwork(int machines)
    {
        _machines = machines;
        _subnet = string.Create(CultureInfo.InvariantCulture, $"10.{100 + (Environment.ProcessId / 200 % 100)}.{(Environment.ProcessId + (s_made * 97)) % 200}");
    }

    /// <summary>Skips the test where namespaces cannot be made; on a build server that is a failure.</summary>
    public static async Task<TestNetwork> MakeAsync(int machines)
    {
        if (!Environment.IsPrivilegedProcess || await CodeAsync("unshare", ["--net", "true"]) != 0)
        {
            const string Message = "Network namespaces cannot be made: they need the rights of root, and Debian's package iproute2.";
            if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(Message);
            Assert.Skip(Message);
        }

        var network = new TestNetwork(machines);
        try
        {
            await IpAsync("link", "add", network._name, "type", "bridge");
            await IpAsync("address", "add", $"{network._subnet}.254/24", "dev", network._name);
            await IpAsync("link", "set", network._name, "up");
            for (int machine = 0; machine < machines; machine++) await network.AddAsync(machine);
            return network;
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }
    }

    /// <summary>What is put before a command to have it run on a machine.</summary>
    public IReadOnlyList<string> On(int machine) => ["ip", "netns", "exec", Machine(machine)];

    public string AddressOf(int machine) => string.Create(CultureInfo.InvariantCulture, $"{_subnet}.{machine + 1}");

    /// <summary>All machines, this one too.</summary>
    public string Range => $"{_subnet}.0/24";

    /// <summary>Pulls the cable: nothing comes to the machine and nothing leaves it, and nobody is told.</summary>
    public Task CutOffAsync(int machine) => IpAsync("link", "set", Cable(machine), "down");

    public Task JoinAsync(int machine) => IpAsync("link", "set", Cable(machine), "up");

    /// <summary>One machine can send nothing to another any more, nor so be understood by it; all others reach both.</summary>
    public Task PartAsync(int machine, int other) => IpAsync("-netns", Machine(machine), "route", "add", "blackhole", AddressOf(other));

    public Task ReconcileAsync(int machine, int other) => IpAsync("-netns", Machine(machine), "route", "delete", "blackhole", AddressOf(other));

    /// <summary>Ends every TCP connection of a machine at once, as a firewall that is started anew does.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ResetAsync(int machine) => (await RunAsync("ip", ["netns", "exec", Machine(machine), "ss", "--kill", "--tcp", "--no-header", "state", "established"])).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    public async ValueTask DisposeAsync()
    {
        // What was not made cannot be taken away, which is no failure of the test.
        for (int machine = 0; machine < _machines; machine++) await CodeAsync("ip", ["netns", "delete", Machine(machine)]);
        await CodeAsync("ip", ["link", "delete", _name]);
    }

    private async Task AddAsync(int machine)
    {
        await IpAsync("netns", "add", Machine(machine));
        await IpAsync("link", "add", Cable(machine), "type", "veth", "peer", "name", "eth0", "netns", Machine(machine));
        await IpAsync("link", "set", Cable(machine), "master", _name, "up");
        await IpAsync("-netns", Machine(machine), "address", "add", $"{AddressOf(machine)}/24", "dev", "eth0");
        await IpAsync("-netns", Machine(machine), "link", "set", "eth0", "up");
        await IpAsync("-netns", Machine(machine), "link", "set", "lo", "up");
    }

    private string Machine(int machine) => string.Create(CultureInfo.InvariantCulture, $"{_name}-{machine}");

    private string Cable(int machine) => string.Create(CultureInfo.InvariantCulture, $"{_name}v{machine}");

    private static Task IpAsync(params string[] arguments) => RunAsync("ip", arguments);

    private static async Task<string> RunAsync(string program, string[] arguments)
    {
        var (code, output) = await EndAsync(program, arguments);
        Assert.True(code == 0, $"{program} {string.Join(' ', arguments)} ended with {code}: {output}");
        return output;
    }

    private static async Task<int> CodeAsync(string program, string[] arguments) => (await EndAsync(program, arguments)).Code;

    private static async Task<(int Code, string Output)> EndAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!; // Without the shell there is a process or an exception.
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(CancellationToken.None);
        return (process.ExitCode, await output + await errors);
    }
}
