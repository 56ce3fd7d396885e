using System.Text;
using System.Text.Json;
using Federation.Cluster.Adapters;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Adapters.Fetching;
using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Fetching;

/// <summary>What networks may fetch.</summary>
internal static class Rights
{
    public static FetchRights Of(string[] hosts, string config = "{}", bool trusted = true, string network = "net", string adapter = "scripted", FetchOptions? options = null, string? manifest = null)
    {
        using var json = JsonDocument.Parse(config);
        var assignment = new WorkerAssignment { Network = network, Adapter = adapter, Config = new AdapterConfig(json.RootElement), OperatorTrusted = trusted, Hosts = hosts };
        return FetchRights.Of(assignment, manifest is null ? null : Read(manifest), options ?? new FetchOptions());
    }

    private static AdapterManifest Read(string manifest)
    {
        var reading = AdapterManifestReader.Read(Encoding.UTF8.GetBytes(manifest));
        return reading.Manifest ?? throw new ArgumentException(reading.Issues[0].Message);
    }
}
