using System.Text.Json;
using System.Text.Json.Serialization;

namespace Federation.Cluster.Labels.Importing;

/// <summary>A date with a time and its offset (RFC 3339), which is read as UTC. Without an offset it would be another moment on another machine.</summary>
internal sealed class MomentJson : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        bool hasOffset = reader.TokenType == JsonTokenType.String && reader.GetString() is { } text && text.Contains('T', StringComparison.Ordinal) && text is [.., 'Z'] or [.., '+' or '-', _, _, ':', _, _];
        return hasOffset && reader.TryGetDateTimeOffset(out var moment) ? moment.ToUniversalTime() : throw new JsonException("A moment is written as 2026-11-28T12:00:00Z.");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
