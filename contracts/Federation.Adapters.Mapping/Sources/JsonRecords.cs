using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Sources;

/// <summary>The records of a JSON text that is held as a whole.</summary>
internal static class JsonRecords
{
    private const string KeyMember = "@key";
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Of a text, or of one page.</summary>
    public const int MostBytes = 32 << 20;

    /// <param name="place">What stands before a record's number in its locator: <c>page 3, </c>.</param>
    /// <exception cref="AdapterException"><c>json.shape</c>: there is no array.</exception>
    public static IReadOnlyList<SourceRecord> Of(JsonElement root, SourceRule source, string place)
    {
        var found = source.Records is { } way ? way.Find(root) : root;
        if (source.IsKeyed && found is { ValueKind: JsonValueKind.Object } members) return [.. members.EnumerateObject().Select((member, index) => RecordOf(Keyed(member), member.Value.ValueKind, string.Create(CultureInfo.InvariantCulture, $"{place}record {index + 1}")))];
        if (source.IsKeyed || found is not { ValueKind: JsonValueKind.Array } array)
        {
            string what = found is { } value ? $"{value.ValueKind}" : "nothing";
            throw new AdapterException(FailureKind.SourceChanged, "json.shape", $"{place}The records are expected in {(source.IsKeyed ? "an object" : "an array")} {(source.Records is { Text: var text } ? $"at \"{Excerpt.Of(text)}\"" : "that is the whole text")}; there is {what}.");
        }

        return [.. array.EnumerateArray().Select((element, index) => RecordOf(Encoding.UTF8.GetBytes(element.GetRawText()), element.ValueKind, string.Create(CultureInfo.InvariantCulture, $"{place}record {index + 1}")))];
    }

    /// <summary>Reads the text and fails by the SDK's names.</summary>
    public static async Task<JsonDocument> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        byte[] bytes = await BoundedBytes.ReadAsync(stream, MostBytes, cancellationToken)
            ?? throw new AdapterException(FailureKind.SourceChanged, "record.too-large", string.Create(CultureInfo.InvariantCulture, $"The JSON text is larger than {MostBytes} bytes, the most that is read as a whole."));
        return JsonText.Parse(bytes, MostBytes);
    }

    /// <summary>A record of its bytes, with what is wrong with them.</summary>
    public static SourceRecord RecordOf(byte[] raw, JsonValueKind kind, string locator)
    {
        if (raw.Length > ParserLimits.MostRecordBytes) return RefusedRecord.Of("", locator, RefusedRecord.TooLarge(ParserLimits.Standard));
        if (kind != JsonValueKind.Object) return RefusedRecord.Of("", locator, Issue.Error("record.no-object", "The record is no readable JSON object."));
        return new SourceRecord { SourceId = "", Raw = raw, Locator = locator, Issues = JsonText.Inspect(raw) };
    }

    // Its name comes last, for the last of two members of one name counts.
    private static byte[] Keyed(JsonProperty member)
    {
        if (member.Value.ValueKind != JsonValueKind.Object) return [];
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            writer.WriteStartObject();
            foreach (var inner in member.Value.EnumerateObject()) inner.WriteTo(writer);
            writer.WriteString(KeyMember, member.Name);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
