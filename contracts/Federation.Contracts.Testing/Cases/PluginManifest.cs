using System.Text.Json;

namespace Federation.Contracts.Testing;

/// <summary>An <c>adapter.json</c> as far as the suite needs it. Immutable.</summary>
internal sealed class PluginManifest
{
    private PluginManifest(JsonElement root) => Root = root;

    public JsonElement Root { get; }

    /// <summary>The names of all settings of the schema.</summary>
    public IReadOnlyList<string> Settings => [.. Properties().Select(property => property.Name)];

    /// <summary>Those that are marked as secrets.</summary>
    public IReadOnlyList<string> Secrets => [.. Properties().Where(property => property.Value.ValueKind == JsonValueKind.Object && property.Value.TryGetProperty("x-secret", out var mark) && mark.ValueKind == JsonValueKind.True).Select(property => property.Name)];

    public bool TellsLicence => Text("attribution") is not null && Root.TryGetProperty("licence", out var licence) && licence.ValueKind == JsonValueKind.Object && licence.TryGetProperty("id", out _);

    /// <summary>Null, with the reason, where there is none that can be read.</summary>
    public static PluginManifest? Read(string folder, out string? problem)
    {
        string path = Path.Combine(folder, "adapter.json");
        problem = null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind == JsonValueKind.Object) return new PluginManifest(document.RootElement.Clone());
            problem = "adapter.json is no JSON object.";
        }
        catch (IOException)
        {
            problem = $"There is no adapter.json in {folder}: it is to be copied there, or AdapterCase.PluginFolder set.";
        }
        catch (JsonException exception)
        {
            problem = $"adapter.json is no valid JSON near line {exception.LineNumber + 1}, or repeats a member.";
        }

        return null;
    }

    public string? Text(string name) => Root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private IEnumerable<JsonProperty> Properties() =>
        Root.TryGetProperty("configSchema", out var schema) && schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            ? properties.EnumerateObject()
            : [];
}
