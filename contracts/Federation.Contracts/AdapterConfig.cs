using System.Text.Json;

namespace Federation.Contracts;

/// <summary>
/// A network's configuration as the adapter reads it: one JSON object, checked against the manifest's schema before the
/// adapter sees it. Immutable and thread safe.
/// </summary>
public sealed class AdapterConfig
{
    private readonly JsonElement _values;

    /// <exception cref="ArgumentException"><paramref name="values"/> is not a JSON object.</exception>
    public AdapterConfig(JsonElement values)
    {
        if (values.ValueKind != JsonValueKind.Object) throw new ArgumentException("An adapter's configuration is a JSON object.", nameof(values));
        _values = values.Clone();
    }

    /// <summary>The configuration as JSON.</summary>
    public JsonElement Values => _values;

    /// <summary>A text setting; null when absent, empty or not text.</summary>
    public string? Text(string name) =>
        _values.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>A text setting that must be there.</summary>
    /// <exception cref="AdapterException"><see cref="FailureKind.Configuration"/>, code <c>config.missing</c>.</exception>
    public string RequiredText(string name) =>
        Text(name) ?? throw new AdapterException(FailureKind.Configuration, "config.missing", $"The setting \"{name}\" is missing from the network's configuration.");

    /// <summary>A whole number; null when absent or not a whole number.</summary>
    public int? WholeNumber(string name) =>
        _values.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
}
