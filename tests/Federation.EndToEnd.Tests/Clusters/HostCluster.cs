using System.Collections.Concurrent;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Clusters;

/// <summary>Hosts as real processes that share a store, with the sample networks. Each has a data folder of its own; their keys they have in common. They run on this machine, or each on one of a network whose last machine is the store's.</summary>
internal sealed class HostCluster : IAsyncDisposable
{
    private const string PublicUrl = "https://directory.example";

    /// <summary>All who ask in a test are one caller to a host.</summary>
    private static readonly string[] Options = ["--requests-per-second", "0"];

    private readonly TestFolder[] _folders;
    private readonly TestFolder _keys = new();
    private readonly ServingHost?[] _hosts;
    private readonly List<string> _logsOfEnded = [];
    private readonly TestNetwork? _network;
    private readonly IReadOnlyDictionary<int, IReadOnlyDictionary<string, string>> _variables;
    private readonly ConcurrentDictionary<int, string> _tokens = new();
    private readonly string?[] _programs;

    private HostCluster(ISharedStore store, int hosts, TestNetwork? network, IReadOnlyDictionary<int, IReadOnlyDictionary<string, string>> variables, string? program)
    {
        Store = store;
        _programs = [.. Enumerable.Repeat(program, hosts)];
        (_network, _variables) = (network, variables);
        _folders = [.. Enumerable.Range(0, hosts).Select(_ => new TestFolder())];
        _hosts = new ServingHost?[hosts];
    }

    public ISharedStore Store { get; }

    public int Count => _hosts.Length;

    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>(Store.Variables) { ["FEDERATION_KEYS"] = _keys.Data };

    public ServingHost this[int number] => _hosts[number] ?? throw new InvalidOperationException($"Host {number} is not up.");

    /// <summary>Null while it is not up.</summary>
    public Uri? UrlOf(int number) => _hosts[number]?.Url;

    public string TokenOf(int number) => _tokens.GetOrAdd(number, _ => this[number].Token);

    /// <summary>Starts so many, the first until it has run every network.</summary>
    /// <param name="store">Ended with the cluster.</param>
    /// <param name="network">With a machine for each, and one more for the store; ended with the cluster. Null to run them on this one.</param>
    /// <param name="variables">Of single hosts; null for none.</param>
    /// <param name="program">Of another release; null for the host as it was built.</param>
    public static async Task<HostCluster> StartAsync(int hosts, ISharedStore store, TestNetwork? network = null, IReadOnlyDictionary<int, IReadOnlyDictionary<string, string>>? variables = null, string? program = null)
    {
        var cluster = new HostCluster(store, hosts, network, variables ?? new Dictionary<int, IReadOnlyDictionary<string, string>>(), program);
        try
        {
            Directory.CreateDirectory(cluster._keys.Data);
            for (int number = 0; number < hosts; number++) await cluster.StartAsync(number, first: number == 0);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public Task RestartAsync(int number) => StartAsync(number, first: false);

    /// <summary>Has nobody sent there any more, ends it in good order and starts a host of another program over its data folder.</summary>
    public async Task ReplaceAsync(int number, string? program)
    {
        var host = this[number];
        _hosts[number] = null;
        Assert.Equal(0, await host.StopAsync());
        await host.DisposeAsync();
        _programs[number] = program;
        await RestartAsync(number);
    }

    /// <summary>SIGKILL, and the wait for its end.</summary>
    public Task KillAsync(int number)
    {
        this[number].Process.Kill();
        return EndsAsync(number);
    }

    /// <summary>Waits for the end of a host that ends by itself.</summary>
    public async Task EndsAsync(int number)
    {
        var host = this[number];
        await host.Process.ExitAsync(TestContext.Current.CancellationToken);
        _logsOfEnded.Add(host.Process.Error.Text);
        await host.DisposeAsync();
        _hosts[number] = null;
    }

    /// <summary>Waits until the first host counts one host less among those that are at work.</summary>
    public Task IsGivenUpAsync(int gone) => Condition.HoldsAsync(
        async () =>
        {
            var answer = await this[0].Client.PostAsync("{ operations { cluster { silos { state } } } }", token: TokenOf(0));
            return answer.TryGetProperty("data", out var data) && data.GetProperty("operations").GetProperty("cluster") is { ValueKind: System.Text.Json.JsonValueKind.Object } cluster
                && cluster.GetProperty("silos").EnumerateArray().Count(silo => silo.GetProperty("state").GetString() == "ACTIVE") == Count - 1;
        },
        $"Host {gone} was not given up.");

    /// <summary>What all hosts have said, those that ended first.</summary>
    public IEnumerable<string> Logs() => _logsOfEnded.Concat(_hosts.OfType<ServingHost>().Select(host => host.Process.Error.Text)).SelectMany(text => text.Split('\n'));

    /// <summary>What a command says that reads the store which they share.</summary>
    public async Task<Command> CommandAsync(params string[] arguments) => await Command.RunInAsync(null, Variables, [.. arguments, "--data", _folders[0].Data]);

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            if (host is not null) await host.DisposeAsync();
        }

        await Store.DisposeAsync();
        if (_network is not null) await _network.DisposeAsync();
        foreach (var folder in _folders.Append(_keys)) folder.Dispose();
    }

    private async Task StartAsync(int number, bool first)
    {
        string data = _folders[number].Data;
        var environment = Variables.Concat(_variables.GetValueOrDefault(number) ?? new Dictionary<string, string>()).ToDictionary();
        (TestNetwork, int)? place = _network is null ? null : (_network, number);
        _hosts[number] = first ? await ServingHost.StartAsync(data, publicUrl: PublicUrl, options: Options, environment: environment, place: place, program: _programs[number]) : await ServingHost.ListenAsync(data, publicUrl: PublicUrl, options: Options, environment: environment, place: place, program: _programs[number]);
    }
}
