using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Federation.Adapters.Sdk;

/// <summary>
/// Writes an object of a document with what it only names put in its place, and the vocabulary's address taken off the names of its members (<c>schema:name</c>). Used for one object.
/// </summary>
internal sealed class JsonLdWriter(JsonLdNodes nodes, int mostBytes)
{
    /// <summary>A place has an address, which has a country; more would be a document of everything.</summary>
    private const int MostReferences = 6;

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true, MaxDepth = int.MaxValue };

    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Stack<JsonElement> _inside = new();
    private bool _differs;

    /// <summary>The object as it is to be read; as it stands in the document where there is nothing to put in. Null where it would be larger than allowed: names can make much of little.</summary>
    public byte[]? Write(JsonElement element, ReadOnlySpan<byte> original)
    {
        using (var json = new Utf8JsonWriter(_bytes, Writing)) Write(json, element);
        if (!_differs) return original.ToArray();
        return _bytes.WrittenCount > mostBytes ? null : _bytes.WrittenSpan.ToArray();
    }

    private void Write(Utf8JsonWriter json, JsonElement element)
    {
        if (_bytes.WrittenCount + json.BytesPending > mostBytes)
        {
            json.WriteNullValue();
            return;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            json.WriteStartArray();
            foreach (var item in element.EnumerateArray()) Write(json, item);
            json.WriteEndArray();
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            WriteObject(json, element);
        }
        else
        {
            element.WriteTo(json);
        }
    }

    private void WriteObject(Utf8JsonWriter json, JsonElement element)
    {
        // What names something that it stands in itself stays a name.
        bool isMeant = nodes.Meant(element) is { } meant && _inside.Count < MostReferences && !_inside.Contains(meant);
        var shown = isMeant ? nodes.Meant(element)!.Value : element; // as was just looked at
        if (isMeant)
        {
            _differs = true;
            _inside.Push(shown);
        }

        json.WriteStartObject();
        foreach (var member in shown.EnumerateObject())
        {
            string name = JsonLdNames.Bare(member.Name);
            _differs |= name.Length != member.Name.Length;
            json.WritePropertyName(name);
            Write(json, member.Value);
        }

        json.WriteEndObject();
        if (isMeant) _inside.Pop();
    }
}
