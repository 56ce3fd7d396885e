using System.Text.Json;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.Mapping.Probing.Sketches;

/// <summary>Ends a JSON text that breaks off, after the last whole element of its outermost open array. Pure.</summary>
internal static class JsonMender
{
    /// <returns>A whole JSON text, and whether it was one before; null where no array holds a whole element.</returns>
    public static (ReadOnlyMemory<byte> Text, bool WasWhole)? Mend(ReadOnlyMemory<byte> text)
    {
        var json = text.Span is [0xEF, 0xBB, 0xBF, ..] ? text[3..] : text;
        var open = new List<Level>();
        var reader = new Utf8JsonReader(json.Span, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = ParserLimits.MostDepth }));
        bool sawEnd = false;
        try
        {
            while (!sawEnd && reader.Read())
            {
                bool ends = reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray;
                if (ends) open.RemoveAt(open.Count - 1);
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) open.Add(new Level(reader.TokenType == JsonTokenType.StartArray));
                else if (ends && open is [.., { IsArray: true } array]) array.LastEnd = reader.BytesConsumed;
                sawEnd = ends && open.Count == 0;
            }
        }
        catch (JsonException)
        {
            // It is cut there as if it ended there.
            sawEnd = false;
        }

        if (sawEnd && json.Span[(int)reader.BytesConsumed..].Trim(" \t\r\n"u8).IsEmpty) return (json, true);
        int outermost = open.FindIndex(level => level.LastEnd > 0);
        if (outermost < 0) return null;
        var closers = open.Take(outermost + 1).Reverse().Select(level => (byte)(level.IsArray ? ']' : '}'));
        return (new ReadOnlyMemory<byte>([.. json.Span[..(int)open[outermost].LastEnd], .. closers]), false);
    }

    private sealed class Level(bool isArray)
    {
        public bool IsArray { get; } = isArray;

        public long LastEnd { get; set; }
    }
}
