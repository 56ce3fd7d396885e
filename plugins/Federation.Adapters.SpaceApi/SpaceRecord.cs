using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.SpaceApi;

/// <summary>Makes records of answers, in the shape of the recorded file.</summary>
internal static class SpaceRecord
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Issue NoData { get; } = Issue.Error("spaceapi.no-data", "The entry holds no answer of the space.", "/data");

    /// <summary>The record of an endpoint that answered.</summary>
    /// <param name="answer">The answer as it came: a JSON object.</param>
    public static SourceRecord Answered(string endpoint, ReadOnlyMemory<byte> answer, JsonElement space) =>
        Of(endpoint, answer) with { PersonFields = PersonMembers.PointersIn(space, "/data"), Issues = JsonText.Inspect(answer) };

    /// <summary>The record of an endpoint that did not.</summary>
    public static SourceRecord Failed(string endpoint, string why) =>
        Of(endpoint, answer: null) with { Issues = [Issue.Error("spaceapi.endpoint-failed", why, "/url")] };

    private static SourceRecord Of(string endpoint, ReadOnlyMemory<byte>? answer)
    {
        var raw = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(raw, Writing))
        {
            writer.WriteStartObject();
            writer.WriteString("url", endpoint);
            if (answer is { } data)
            {
                writer.WritePropertyName("data");
                writer.WriteRawValue(data.Span);
            }

            writer.WriteEndObject();
        }

        return new SourceRecord { SourceId = endpoint, Raw = raw.WrittenMemory, Locator = endpoint.Length > 0 ? endpoint : "/" };
    }
}
