using System.Text.Json;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Sync.Pushing;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>What a preview is started for: a manifest of the program's own, so that nothing of the mapping is read before the worker does, and no setting but the sample's.</summary>
internal static class PreviewManifest
{
    /// <summary>In place of an address: whatever the mapping reads, it is given the sample.</summary>
    private const string Config = """{ "source": "sample:" }""";

    public static AdapterManifest Standard { get; } = ProbeManifest.Of("preview", "Preview", "Aperçu");

    public static InstalledAdapter Adapter(string folder) => new() { Id = Standard.Id, Folder = folder, Status = AdapterStatus.Active, Manifest = Standard };

    public static WorkerAssignment Assignment(string network, PushedSource sample)
    {
        using var json = JsonDocument.Parse(Config);
        return new WorkerAssignment { Network = network, Adapter = Standard.Id, Config = new AdapterConfig(json.RootElement), OperatorTrusted = false, Pushed = sample };
    }
}
