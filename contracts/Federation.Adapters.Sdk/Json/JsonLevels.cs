using System.Text.Json;

namespace Federation.Adapters.Sdk;

/// <summary>How deep a JSON value is nested.</summary>
internal static class JsonLevels
{
    /// <summary>The levels of objects and arrays, 0 for a plain value; null where the bytes are no JSON.</summary>
    public static int? Of(ReadOnlySpan<byte> json)
    {
        // The reader keeps one bit a level, so depth costs nothing here.
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        int levels = 0;
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) levels = Math.Max(levels, reader.CurrentDepth + 1);
            }
        }
        catch (JsonException)
        {
            return null;
        }

        return levels;
    }
}
