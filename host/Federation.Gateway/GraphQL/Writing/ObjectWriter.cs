using System.Text.Json;

namespace Federation.Gateway.GraphQL.Writing;

/// <summary>Of an object type all of whose selected fields are plain.</summary>
internal sealed class ObjectWriter(string shape, IReadOnlyList<ObjectWriter.Field> fields) : ValueWriter(shape)
{
    private readonly Field[] _fields = [.. fields];

    protected override void WriteValue(AnswerWriting to, object value)
    {
        to.Json.WriteStartObject();
        foreach (var (name, valueOf, writer) in _fields)
        {
            to.Values++;
            to.Json.WritePropertyName(name);
            writer.Write(to, valueOf(value));
        }

        to.Json.WriteEndObject();
    }

    public readonly record struct Field(JsonEncodedText Name, Func<object, object?> ValueOf, ValueWriter Writer);
}
