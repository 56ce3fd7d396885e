using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.Trust.Tokens;

namespace Federation.Trust.Metadata.Policies;

/// <summary>
/// The one parameter that is a text and counts as a set: "the scope OAuth 2.0 client metadata parameter [...] represented by a string of space-separated string values, is to be regarded and
/// processed as a string array by policy operators" (OpenID Federation 1.0, section 6.1.3.1.8).
/// </summary>
internal static class ScopeText
{
    private const string Parameter = "scope";
    private const int MostCharacters = 8_192;

    /// <summary>The value as operators take it.</summary>
    public static JsonElement Opened(string parameter, JsonElement value) => parameter == Parameter && value.ValueKind == JsonValueKind.String
        ? Array((TokenClaims.TextOf(value, MostCharacters) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        : value;

    /// <summary>The value as metadata has it.</summary>
    public static JsonElement Closed(string parameter, JsonElement value) => parameter == Parameter && ValueSet.Read(value) is { } scopes ? JsonSerializer.SerializeToElement(string.Join(' ', scopes.Values)) : value;

    private static JsonElement Array(string[] texts) => JsonSerializer.SerializeToElement(new JsonArray([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]));
}
