using System.Text.Json;
using Federation.Contracts;

namespace Federation.Adapters.SchemaOrg;

/// <summary>What a network's settings say of its site. Immutable.</summary>
/// <param name="Links">CSS selector of the links to the places' pages; null where the source is no list.</param>
/// <param name="Pages">Which addresses are places' pages, with <c>*</c>; null for all.</param>
/// <param name="Types">Further types that are places.</param>
internal sealed record SiteSettings(string? Links, string? Pages, int MostPages, IReadOnlyList<string> Types)
{
    private const int DefaultPages = 500, Most = 2_000;

    public static SiteSettings Of(AdapterConfig config) => new(
        config.Text("links"),
        config.Text("pages"),
        Math.Clamp(config.WholeNumber("mostPages") ?? DefaultPages, 1, Most),
        config.Values.TryGetProperty("types", out var types) && types.ValueKind == JsonValueKind.Array ? [.. types.EnumerateArray().Where(type => type.ValueKind == JsonValueKind.String).Select(type => type.GetString()!)] : []);
}
