using System.Text.Json;
using System.Text.Unicode;

namespace Federation.Trust.Tokens;

/// <summary>JSON as strangers write it: each member once, every name a text, and not nested without end.</summary>
public static class StrictJson
{
    /// <summary>Null where it is no JSON object in UTF-8, one of its objects has a member twice or of a name that is no text, or it is nested deeper.</summary>
    /// <param name="depth">16 by default.</param>
    public static JsonElement? Object(ReadOnlyMemory<byte> utf8, int depth = 16)
    {
        // The framework looks at neither where it only parses, and throws when a name is asked for.
        if (!Utf8.IsValid(utf8.Span)) return null;
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = depth });
            LookAtNames(utf8.Span, depth);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // The second is what half a surrogate pair in a name comes to.
            return null;
        }
    }

    /// <exception cref="InvalidOperationException">A name is no Unicode.</exception>
    private static void LookAtNames(ReadOnlySpan<byte> utf8, int depth)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = depth });
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueIsEscaped) reader.GetString();
        }
    }
}
