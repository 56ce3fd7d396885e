using System.Text.Json;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Writing;

/// <param name="isRequired">True where the schema promises a value.</param>
internal sealed class ScalarWriter(ScalarGraphType type, bool isRequired) : ValueWriter("")
{
    protected override void WriteNull(AnswerWriting to)
    {
        if (isRequired) throw Absent;
        base.WriteNull(to);
    }

    protected override void WriteValue(AnswerWriting to, object value)
    {
        switch (type.Serialize(value))
        {
            case null: WriteNull(to); break;
            case string text: to.Json.WriteStringValue(text); break;
            case int number: to.Json.WriteNumberValue(number); break;
            case double number: to.Json.WriteNumberValue(number); break;
            case bool flag: to.Json.WriteBooleanValue(flag); break;
            case var other: JsonSerializer.Serialize(to.Json, other, other.GetType()); break;
        }
    }
}
