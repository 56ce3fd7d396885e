using System.Collections.Concurrent;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Clusters;

/// <summary>Hosts as real processes that share a PostgreSQL, with the sample networks. Each has a data folder of its own; their keys they have in common.</summary>
internal sealed class HostCluster : IAsyncDisposable
{
    private readonly TestFolder[] _folders;
    private readonly TestFolder _keys = new();
    private readonly ServingHost?[] _hosts;
    private readonly ConcurrentDictionary<int, string> _tokens = new();

    private HostCluster(PostgresServer database, int hosts)
    {
        Database = database;
        _folders = [.. Enumerable.Range(0, hosts).Select(_ => new TestFolder())];
        _hosts = new ServingHost?[hosts];
    }

    public PostgresServer Database { get; }

    public int Count => _hosts.Length;

    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string> { ["FEDERATION_STORE_POSTGRES"] = Database.ConnectionString, ["FEDERATION_KEYS"] = _keys.Data };

    public ServingHost this[int number] => _hosts[number] ?? throw new InvalidOperationException($"Host {number} is not up.");

    /// <summary>Null while it is not up.</summary>
    public Uri? UrlOf(int number) => _hosts[number]?.Url;

    public string TokenOf(int number) => _tokens.GetOrAdd(number, _ => this[number].Token);

    /// <summary>Starts so many, the first until it has run every network.</summary>
    public static async Task<HostCluster> StartAsync(int hosts)
    {
        var cluster = new HostCluster(await PostgresServer.StartAsync(), hosts);
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

    /// <summary>What the hosts that are up have said.</summary>
    public IEnumerable<string> Logs() => _hosts.OfType<ServingHost>().SelectMany(host => host.Process.Error.Text.Split('\n'));

    /// <summary>What a command says that reads the store which they share.</summary>
    public async Task<Command> CommandAsync(params string[] arguments) => await Command.RunInAsync(null, Variables, [.. arguments, "--data", _folders[0].Data]);

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            if (host is not null) await host.DisposeAsync();
        }

        await Database.DisposeAsync();
        foreach (var folder in _folders.Append(_keys)) folder.Dispose();
    }

    private async Task StartAsync(int number, bool first)
    {
        string data = _folders[number].Data;
        _hosts[number] = first ? await ServingHost.StartAsync(data, environment: Variables) : await ServingHost.ListenAsync(data, environment: Variables);
    }
}
