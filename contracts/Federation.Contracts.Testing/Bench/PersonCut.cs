using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Federation.Contracts.Testing;

/// <summary>Cuts the members that a record's <see cref="SourceRecord.PersonFields"/> name, as the host does before it maps, hashes or stores. Pure.</summary>
internal static class PersonCut
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The record as the host hands it on. What is no JSON, so that nothing can be cut, becomes an empty object with the host's error.</summary>
    public static SourceRecord Of(SourceRecord record)
    {
        if (record.PersonFields.Count == 0) return record;
        try
        {
            using var document = JsonDocument.Parse(record.Raw);
            var cut = record.PersonFields.ToHashSet(StringComparer.Ordinal);
            var buffer = new MemoryStream();
            using (var json = new Utf8JsonWriter(buffer, Writing)) Write(document.RootElement, "", cut, json);
            return record with { Raw = buffer.ToArray(), PersonFields = [] };
        }
        catch (JsonException)
        {
            return record with { Raw = "{}"u8.ToArray(), PersonFields = [], Issues = [.. record.Issues, Issue.Error("record.malformed", "The record is not valid JSON, so no person could be cut out of it.")] };
        }
    }

    /// <summary>The texts at the pointers, and all below them.</summary>
    public static IEnumerable<string> Values(SourceRecord record)
    {
        if (record.PersonFields.Count == 0) return [];
        try
        {
            using var document = JsonDocument.Parse(record.Raw);
            return [.. Texts(document.RootElement, "", [.. record.PersonFields], below: false)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static void Write(JsonElement element, string pointer, HashSet<string> cut, Utf8JsonWriter json)
    {
        if (!cut.Any(one => one.StartsWith(pointer, StringComparison.Ordinal)))
        {
            json.WriteRawValue(element.GetRawText(), skipInputValidation: true);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            json.WriteStartObject();
            foreach (var member in element.EnumerateObject())
            {
                string below = $"{pointer}/{Escape(member.Name)}";
                if (cut.Contains(below)) continue;
                json.WritePropertyName(member.Name);
                Write(member.Value, below, cut, json);
            }

            json.WriteEndObject();
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            json.WriteStartArray();
            foreach (var (index, item) in element.EnumerateArray().Index())
            {
                string below = string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index}");
                if (cut.Contains(below)) json.WriteNullValue();
                else Write(item, below, cut, json);
            }

            json.WriteEndArray();
        }
        else
        {
            json.WriteRawValue(element.GetRawText(), skipInputValidation: true);
        }
    }

    private static IEnumerable<string> Texts(JsonElement element, string pointer, HashSet<string> persons, bool below)
    {
        bool isPerson = below || persons.Contains(pointer);
        return element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Texts(member.Value, $"{pointer}/{Escape(member.Name)}", persons, isPerson)),
            JsonValueKind.Array => element.EnumerateArray().Index().SelectMany(item => Texts(item.Item, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{item.Index}"), persons, isPerson)),
            JsonValueKind.String when isPerson => [element.GetString()!],
            _ => [],
        };
    }

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
