using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.Cluster.Adapters;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Contracts;

namespace Federation.Host.Running.Checkups;

/// <summary>One adapter with one configuration, of which workers can be started as often as is asked for.</summary>
/// <param name="config">Checked against the manifest.</param>
internal sealed class TrialGround(IAdapterWorkers workers, AdapterManifest manifest, AdapterConfig config, IReadOnlyList<string> hosts, string? folder)
{
    public AdapterManifest Manifest => manifest;

    /// <summary>The folder in which its author is at work; null where it is one that is installed.</summary>
    public string? Folder => folder;

    /// <summary>A path or URL.</summary>
    public string Source => config.RequiredText("source");

    /// <exception cref="AdapterException">The worker did not start, or the adapter cannot be loaded.</exception>
    public Task<IAdapterWorker> StartAsync(CancellationToken cancellationToken) => StartAsync(config, cancellationToken);

    /// <summary>The same with another file in the place of the source.</summary>
    /// <inheritdoc cref="StartAsync(CancellationToken)"/>
    public Task<IAdapterWorker> StartWithAsync(string source, CancellationToken cancellationToken)
    {
        var changed = JsonNode.Parse(config.Values.GetRawText())!.AsObject(); // a configuration is an object
        changed["source"] = source;
        using var document = JsonDocument.Parse(changed.ToJsonString());
        return StartAsync(new AdapterConfig(document.RootElement), cancellationToken);
    }

    private Task<IAdapterWorker> StartAsync(AdapterConfig used, CancellationToken cancellationToken) =>
        workers.StartAsync(new WorkerAssignment { Network = "trial", Adapter = manifest.Id, Config = used, OperatorTrusted = true, Hosts = [.. hosts] }, cancellationToken);
}
