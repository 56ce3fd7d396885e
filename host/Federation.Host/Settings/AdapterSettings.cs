using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Sync;
using Federation.Contracts;

namespace Federation.Host.Settings;

/// <summary>An adapter's configuration from the command line.</summary>
internal static class AdapterSettings
{
    /// <param name="source">A path, relative to the current folder, or a URL.</param>
    /// <param name="settings">As <c>NAME=VALUE</c>; a value that is JSON (a number, true) is taken as such, anything else as text.</param>
    /// <exception cref="SettingsException">A setting is not of that form.</exception>
    public static string ToJson(string source, IEnumerable<string> settings)
    {
        var config = new JsonObject { ["source"] = SourceAddress.Resolve(source, Environment.CurrentDirectory) };
        foreach (string setting in settings)
        {
            int equals = setting.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1) throw new SettingsException($"\"{setting}\" is not a setting: write NAME=VALUE.");
            config[setting[..equals]] = Value(setting[(equals + 1)..]);
        }

        return config.ToJsonString();
    }

    /// <summary>Checks that the network's adapter is installed and accepts its configuration.</summary>
    /// <exception cref="SettingsException">Names everything that is wrong.</exception>
    public static void Check(NetworkDefinition network, AdapterCatalogue adapters) => Check(network.Adapter, network.Config, adapters);

    /// <inheritdoc cref="Check(NetworkDefinition, AdapterCatalogue)"/>
    /// <returns>The adapter's manifest.</returns>
    public static AdapterManifest Check(string adapter, string config, AdapterCatalogue adapters)
    {
        var found = adapters.Find(adapter);
        if (found is not { Manifest: { } manifest, Status: AdapterStatus.Active })
        {
            string why = found is null ? "" : $" {found.Status}: {string.Join(' ', found.Issues.Select(issue => issue.Message))}";
            throw new SettingsException($"There is no adapter \"{adapter}\" that can be used.{why} There are: {string.Join(", ", adapters.Adapters.Where(other => other.Status == AdapterStatus.Active).Select(other => other.Id))}.");
        }

        using var document = JsonDocument.Parse(config);
        var issues = manifest.ConfigSchema.Check(new AdapterConfig(document.RootElement));
        if (issues.Count > 0) throw new SettingsException($"The adapter {adapter} refuses its configuration:\n  {string.Join("\n  ", issues.Select(issue => $"{issue.Pointer} {issue.Message}"))}");
        return manifest;
    }

    private static JsonNode? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonValue value && value.GetValueKind() != JsonValueKind.Null ? value : JsonValue.Create(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
