using System.Reflection;
using System.Text.Json;
using Federation.Cluster.Adapters;
using Federation.Cluster.Adapters.Cage;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Adapters.Hosting;
using Federation.Cluster.Adapters.Packages;
using Federation.Cluster.Sync.Pushing;
using Federation.Contracts;
using Federation.TestAssets;

namespace Federation.Adapters.Worker.Tests;

/// <summary>A temporary plug-in folder with the scripted adapter in it, and workers that run it.</summary>
internal sealed class PluginBench : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("federation-plugins-").FullName;
    private AdapterWorkers? _workers;

    public PluginBench() => Install("scripted");

    public string Folder => _folder;

    public WorkerOptions Options { get; } = new()
    {
        Executable = Metadata("WorkerHost"),

        // Nobody else asks these servers, and a test that waits for nothing shall not wait.
        Fetch = { BetweenRequests = TimeSpan.Zero, RetryTime = TimeSpan.FromMilliseconds(1) },
    };

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public RecordingLog Log { get; } = new();

    public AdapterShelf Shelf => field ??= new AdapterShelf(_folder, new InstalledPackages(InstalledFolder, Options.Contracts), [], Options.Contracts);

    public string InstalledFolder => _folder + "-installed";

    private AdapterWorkers Workers => _workers ??= new AdapterWorkers(Shelf, Options, Clock, Log);

    /// <summary>What starts its workers.</summary>
    public IAdapterWorkers Starter => Workers;

    /// <summary>The built adapter of version 2 of the contract, manifest and all.</summary>
    public static string NextAdapters => Metadata("NextAdapters");

    public static string TestAdapters => Metadata("TestAdapters");

    /// <summary>One whose workers are those of a host of version 2 of the contract.</summary>
    public static PluginBench OfTheNextHost()
    {
        var bench = new PluginBench();
        bench.Options.Executable = Metadata("NextHost");
        bench.Options.Contracts = NextContracts.Spoken;
        return bench;
    }

    /// <summary>Installs the adapter of version 2 of the contract in place of what the folder holds.</summary>
    public void InstallNext(string id = "next", Func<string, string>? change = null)
    {
        string target = Path.Combine(_folder, id);
        if (Directory.Exists(target)) Directory.Delete(target, recursive: true);
        Directory.CreateDirectory(target);
        foreach (string file in Directory.EnumerateFiles(NextAdapters)) File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        string manifest = File.ReadAllText(Path.Combine(target, AdapterCatalogue.ManifestName)).Replace("\"id\": \"next\"", $"\"id\": \"{id}\"", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(target, AdapterCatalogue.ManifestName), change is null ? manifest : change(manifest));
    }

    public void Install(string id, Func<string, string>? change = null, string? folder = null)
    {
        string target = Path.Combine(_folder, folder ?? id);
        Directory.CreateDirectory(target);
        string manifest = ManifestText(id);
        File.WriteAllText(Path.Combine(target, AdapterCatalogue.ManifestName), change is null ? manifest : change(manifest));
        File.Copy(TestAdapters, Path.Combine(target, Path.GetFileName(TestAdapters)), overwrite: true);
        File.Copy(Path.ChangeExtension(TestAdapters, ".deps.json"), Path.Combine(target, Path.GetFileName(Path.ChangeExtension(TestAdapters, ".deps.json"))), overwrite: true);
    }

    /// <summary>Installs an adapter as it is shipped.</summary>
    /// <param name="project">The last part of its project's name.</param>
    public void InstallShipped(string id, string project)
    {
        string target = Directory.CreateDirectory(Path.Combine(_folder, id)).FullName;
        string built = Path.Combine(Metadata("Plugins"), $"Federation.Adapters.{project}", Text("Built"));
        foreach (string file in Directory.EnumerateFiles(built)) File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
    }

    /// <summary>One of our own samples.</summary>
    public static string Sample(string file) => Path.Combine(Metadata("Samples"), file);

    public static string ManifestText(string id) => $$"""
        {
          "id": "{{id}}",
          "version": "1.0.0",
          "contract": { "from": "1.0", "below": "2.0" },
          "assembly": "Federation.TestAdapters.dll",
          "type": "Federation.TestAdapters.ScriptedAdapter",
          "name": { "en": "Scripted", "fr": "Scripté" },
          "capabilities": ["snapshot"],
          "configSchema": {
            "type": "object",
            "properties": {
              "source": { "type": "string" },
              "count": { "type": "integer", "minimum": 0 },
              "apiKey": { "type": "string", "x-secret": true }
            }
          },
          "hosts": ["example.org", "*.example.org"],
          "licence": { "id": "CC0-1.0", "name": "CC0", "url": "https://creativecommons.org/publicdomain/zero/1.0/" },
          "attribution": "Written for tests"
        }
        """;

    public Task<IAdapterWorker> StartAsync(string config = "{}", bool trusted = true, string adapter = "scripted", PushedSource? pushed = null)
    {
        using var json = JsonDocument.Parse(config);
        var assignment = new WorkerAssignment { Network = "net", Adapter = adapter, Config = new AdapterConfig(json.RootElement), OperatorTrusted = trusted, Pushed = pushed };
        return Workers.StartAsync(assignment, TestContext.Current.CancellationToken);
    }

    public Task<CageWalls> ProbeCageAsync() => Workers.ProbeCageAsync(TestContext.Current.CancellationToken);

    /// <summary>The failure of an adapter that commits a misdeed while it fetches, checks or maps.</summary>
    public async Task<AdapterException> FailureAsync(string config, Func<IAdapterWorker, Task> act)
    {
        await using var worker = await StartAsync(config);
        return await Assert.ThrowsAsync<AdapterException>(() => act(worker));
    }

    /// <summary>What a network beside it gets: everything.</summary>
    public async Task AssertGoodNeighbourAsync()
    {
        await using var worker = await StartAsync();
        Assert.Equal(10, (await worker.ReadAllAsync()).Sum(page => page.Records.Count));
    }

    public void Dispose()
    {
        _workers?.Dispose();
        Directory.Delete(_folder, recursive: true);
        if (Directory.Exists(InstalledFolder)) Directory.Delete(InstalledFolder, recursive: true);
    }

    private static string Metadata(string key) => Path.GetFullPath(Text(key));

    private static string Text(string key) => typeof(PluginBench).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
