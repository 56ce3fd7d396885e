using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Federation.Contracts;

namespace Federation.Adapters.Mapping;

/// <summary>The <c>adapter.json</c> of a mapping.</summary>
internal static class ProjectManifest
{
    private static readonly JsonWriterOptions Writing = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(MappingFile mapping, string assembly, string type)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            writer.WriteStartObject();
            writer.WriteString("id", mapping.Id);
            writer.WriteString("version", mapping.Version);
            writer.WriteStartObject("contract");
            writer.WriteString("from", ContractVersion.Current.ToString(2));
            writer.WriteString("below", new Version(ContractVersion.Current.Major + 1, 0).ToString(2));
            writer.WriteEndObject();
            writer.WriteString("assembly", assembly + ".dll");
            writer.WriteString("type", type);
            writer.WriteStartObject("name");
            foreach (var (language, text) in mapping.Name) writer.WriteString(language, text);
            writer.WriteEndObject();
            writer.WriteStartArray("capabilities");
            writer.WriteStringValue("snapshot");
            writer.WriteEndArray();
            writer.WritePropertyName("configSchema");
            using (var schema = JsonDocument.Parse(mapping.ConfigSchemaJson)) schema.RootElement.WriteTo(writer);
            writer.WriteStartArray("hosts");
            foreach (string host in mapping.Hosts) writer.WriteStringValue(host);
            writer.WriteEndArray();
            WritePoliteness(writer, mapping);
            writer.WriteStartObject("licence");
            writer.WriteString("id", mapping.Licence.Id);
            writer.WriteString("name", mapping.Licence.Name);
            writer.WriteString("url", mapping.Licence.Url.OriginalString);
            writer.WriteEndObject();
            writer.WriteString("attribution", mapping.Attribution);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void WritePoliteness(Utf8JsonWriter writer, MappingFile mapping)
    {
        if (mapping is { RequestsAtOnce: null, TimeBetween: null }) return;
        writer.WriteStartObject("politeness");
        if (mapping.RequestsAtOnce is { } atOnce) writer.WriteNumber("requestsAtOnce", atOnce);
        if (mapping.TimeBetween is { } between) writer.WriteNumber("secondsBetween", between.TotalSeconds);
        writer.WriteEndObject();
    }
}
