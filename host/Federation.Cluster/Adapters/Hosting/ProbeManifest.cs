using System.Text.Json;
using Federation.Adapters.Mapping.Probing;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>What a probe says of itself in place of a manifest: it is the program's own code and belongs to no folder.</summary>
internal static class ProbeManifest
{
    private const string Schema = """{ "type": "object", "properties": { "source": { "type": "string" } }, "required": ["source"], "additionalProperties": false }""";

    public static AdapterManifest Standard { get; } = Read();

    public static InstalledAdapter Adapter(string folder) => new() { Id = Standard.Id, Folder = folder, Status = AdapterStatus.Active, Manifest = Standard };

    private static AdapterManifest Read() => Of(ProbeAdapter.RecordId, "Probe", "Sonde");

    /// <summary>Of code of the program's own that reads one source and nothing else.</summary>
    public static AdapterManifest Of(string id, string english, string french)
    {
        using var json = JsonDocument.Parse(Schema);
        return new AdapterManifest
        {
            Id = id,
            Version = "1.0.0",
            Code = null,
            Name = new Dictionary<string, string> { ["en"] = english, ["fr"] = french },
            Capabilities = AdapterCapabilities.Snapshot,
            ConfigSchema = ConfigSchema.Read(json.RootElement, "/configSchema", []) ?? throw new InvalidOperationException("The probe's own schema cannot be read."),
            Hosts = [],
            Licence = new AdapterLicence("unknown", "Unknown", new Uri("https://example.invalid/licence")),
            Attribution = "",
        };
    }
}
