using System.Text.Json;
using System.Text.Json.Serialization;

namespace Federation.Cluster.Labels.Certificates;

/// <summary>Places as a bit for each, in base64: the row is written anew with every certificate, and a number for each of 100,000 is forty times as long. The list of numbers that earlier rows have is read too.</summary>
internal sealed class TakenPlacesJson : JsonConverter<SortedSet<int>>
{
    private const int BitsOfByte = 8;

    public override SortedSet<int> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var places = new SortedSet<int>();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) places.Add(reader.GetInt32());
            return places;
        }

        byte[] bits = reader.GetBytesFromBase64();
        for (int place = 0; place < bits.Length * BitsOfByte; place++)
        {
            if ((bits[place / BitsOfByte] & (1 << (place % BitsOfByte))) != 0) places.Add(place);
        }

        return places;
    }

    public override void Write(Utf8JsonWriter writer, SortedSet<int> value, JsonSerializerOptions options)
    {
        byte[] bits = new byte[value.Count == 0 ? 0 : (value.Max / BitsOfByte) + 1];
        foreach (int place in value) bits[place / BitsOfByte] |= (byte)(1 << (place % BitsOfByte));
        writer.WriteBase64StringValue(bits);
    }
}
