using System.Text.Json;
using Federation.Adapters.Mapping.Values;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Sources;

/// <summary>A network's settings in texts of the mapping.</summary>
internal static class Settings
{
    public const string Source = "source";

    /// <param name="escape">Whether the values stand in an address, where each is one piece; but for <c>source</c>, which is an address itself.</param>
    /// <exception cref="AdapterException"><c>config.missing</c>.</exception>
    public static string Fill(Template template, AdapterConfig config, bool escape) =>
        template.Fill(name => escape && name != Source ? Uri.EscapeDataString(Value(config, name)) : Value(config, name), leaveGaps: true) ?? "";

    private static string Value(AdapterConfig config, string name) =>
        config.Text(name) ?? (config.Values.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? value.GetRawText() : config.RequiredText(name));
}
