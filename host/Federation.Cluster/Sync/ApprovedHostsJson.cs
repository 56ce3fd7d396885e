using System.Text.Json;
using System.Text.Json.Serialization;

namespace Federation.Cluster.Sync;

/// <summary>Writes the hosts as an array of texts.</summary>
public sealed class ApprovedHostsJson : JsonConverter<ApprovedHosts>
{
    public override ApprovedHosts Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("Approved hosts are an array.");
        var hosts = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) hosts.Add(reader.GetString() ?? throw new JsonException("An approved host is a text."));
        return new ApprovedHosts(hosts);
    }

    public override void Write(Utf8JsonWriter writer, ApprovedHosts value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (string host in value) writer.WriteStringValue(host);
        writer.WriteEndArray();
    }
}
