using System.Text.Json;

namespace Federation.EndToEnd.Tests.Support;

/// <summary>A host that serves a data folder on a free port.</summary>
internal sealed class ServingHost : IAsyncDisposable
{
    /// <summary>Longer than a start, or an end, takes on a machine with much else to do.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>For the first runs of all its networks, of which some tests have thirty: two seconds each on a machine with much else to do.</summary>
    private static readonly TimeSpan RunPatience = TimeSpan.FromMinutes(5);

    /// <summary>For <c>--urls</c>.</summary>
    public const string AnyPort = "http://127.0.0.1:0";

    private readonly string _data;

    private ServingHost(HostProcess process, string data, Uri url)
    {
        Process = process;
        _data = data;
        Url = url;
        Client = new DirectoryClient(url);
    }

    public HostProcess Process { get; }

    public Uri Url { get; }

    public DirectoryClient Client { get; }

    public string Token => File.ReadAllText(Path.Combine(_data, "operator-token")).Trim();

    /// <summary>Starts a host and waits until it listens; the first runs are still under way then.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="networks">A networks file; null to leave that to the host.</param>
    /// <param name="publicUrl">What its certificates begin with; null for a host that issues none.</param>
    /// <param name="environment">Variables on top of this process's own.</param>
    /// <param name="witness">Of its public log: key and address; null for none.</param>
    /// <param name="options">More words of the command line; null for none.</param>
    /// <param name="place">The machine that it runs on, which others reach it at; null for this one.</param>
    /// <param name="program">Null for the host as it was built.</param>
    public static Task<ServingHost> ListenAsync(string data, string? networks = null, string? publicUrl = null, IReadOnlyDictionary<string, string>? environment = null, string? witness = null, IEnumerable<string>? options = null, (TestNetwork Network, int Machine)? place = null, string? program = null)
    {
        string[] named = networks is null ? [] : ["--networks", networks];
        string[] known = publicUrl is null ? [] : ["--public-url", publicUrl];
        string[] watched = witness is null ? [] : ["--witness", witness];
        // A machine of its own has all ports free.
        string[] reached = place is { } on && on.Network.AddressOf(on.Machine) is var address ? ["--urls", $"http://{address}:8080", "--silo", $"{address}:11111"] : ["--urls", AnyPort];
        return ListenAsync(HostProcess.Start(["serve", "--data", data, .. reached, .. named, .. known, .. watched, .. options ?? []], environment, program: program, before: place?.Network.On(place.Value.Machine)), data);
    }

    /// <summary>Starts a host and waits until it has run every network once.</summary>
    /// <inheritdoc cref="ListenAsync(string, string, string, IReadOnlyDictionary{string, string}, string, IEnumerable{string}, ValueTuple{TestNetwork, int}?, string)"/>
    public static async Task<ServingHost> StartAsync(string data, string? networks = null, string? publicUrl = null, IReadOnlyDictionary<string, string>? environment = null, string? witness = null, IEnumerable<string>? options = null, (TestNetwork Network, int Machine)? place = null, string? program = null) =>
        await HasRunAsync(await ListenAsync(data, networks, publicUrl, environment, witness, options, place, program));

    /// <summary>Waits until a host that was started otherwise has run every network once.</summary>
    /// <param name="data">Its data folder as this process sees it.</param>
    public static async Task<ServingHost> StartAsync(HostProcess process, string data) => await HasRunAsync(await ListenAsync(process, data));

    /// <summary>Starts a host as somebody does who knows no option, but for the port, and waits until it has run every network once.</summary>
    public static async Task<ServingHost> StartWithDefaultsAsync(string workingFolder) =>
        await HasRunAsync(await ListenAsync(HostProcess.Start(["--urls", AnyPort], workingFolder: workingFolder), Path.Combine(workingFolder, "data")));

    /// <summary>SIGTERM, and the wait for the end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        Process.Terminate();
        return await Process.ExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Process.DisposeAsync();
    }

    private static async Task<ServingHost> ListenAsync(HostProcess process, string data)
    {
        try
        {
            await FirstLineAsync(process, line => line.Contains("answers at http://", StringComparison.Ordinal), Patience);
            using var holder = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(data, "host.json"), TestContext.Current.CancellationToken));
            Assert.Equal(process.Id, holder.RootElement.GetProperty("pid").GetInt32());
            return new ServingHost(process, data, new Uri(holder.RootElement.GetProperty("url").GetString() ?? ""));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    private static async Task<ServingHost> HasRunAsync(ServingHost host)
    {
        try
        {
            await FirstLineAsync(host.Process, line => line.Contains("Where to look", StringComparison.Ordinal), RunPatience);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    private static async Task FirstLineAsync(HostProcess process, Func<string, bool> condition, TimeSpan patience)
    {
        try
        {
            await process.Output.FirstAsync(condition, TestContext.Current.CancellationToken).WaitAsync(patience);
        }
        catch (Exception failure) when (failure is InvalidOperationException or TimeoutException)
        {
            throw new InvalidOperationException($"The host did not come up. Output:\n{process.Output.Text}\nError:\n{process.Error.Text}", failure);
        }
    }
}
