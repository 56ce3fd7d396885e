using System.Text.Json;
using System.Text.Json.Serialization;
using Federation.Contracts;

namespace Federation.Cluster.Json;

/// <summary>A point as <c>[latitude, longitude]</c>; a point that cannot be is refused.</summary>
internal sealed class GeoPointConverter : JsonConverter<GeoPoint>
{
    public override GeoPoint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException();
        double latitude = ReadNumber(ref reader);
        double longitude = ReadNumber(ref reader);
        if (!reader.Read() || reader.TokenType != JsonTokenType.EndArray) throw new JsonException();
        return GeoPoint.TryCreate(latitude, longitude, out var point) ? point : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, GeoPoint value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Latitude);
        writer.WriteNumberValue(value.Longitude);
        writer.WriteEndArray();
    }

    private static double ReadNumber(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.Number ? reader.GetDouble() : throw new JsonException();
}
