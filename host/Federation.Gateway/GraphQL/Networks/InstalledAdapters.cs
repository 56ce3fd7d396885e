using System.Text.Json;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Contracts;

namespace Federation.Gateway.GraphQL.Networks;

/// <summary>The adapters in the host's plug-in folder.</summary>
internal sealed class InstalledAdapters(AdapterCatalogue catalogue) : IAdapterDirectory
{
    public IReadOnlyList<string> Ids => [.. catalogue.Adapters.Where(adapter => adapter.Status == AdapterStatus.Ready).Select(adapter => adapter.Id)];

    public IReadOnlyList<string> CheckConfig(string adapter, JsonElement config) =>
        catalogue.Find(adapter) is { Manifest: { } manifest }
            ? [.. manifest.ConfigSchema.Check(new AdapterConfig(config)).Select(issue => $"{issue.Pointer} {issue.Message}".Trim())]
            : [$"There is no adapter \"{adapter}\"."];
}
