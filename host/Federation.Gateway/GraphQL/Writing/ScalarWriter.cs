using System.Text.Json;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Writing;

internal sealed class ScalarWriter(ScalarGraphType type) : ValueWriter("")
{
    protected override void WriteValue(AnswerWriting to, object value)
    {
        switch (type.Serialize(value))
        {
            case null: to.Json.WriteNullValue(); break;
            case string text: to.Json.WriteStringValue(text); break;
            case int number: to.Json.WriteNumberValue(number); break;
            case double number: to.Json.WriteNumberValue(number); break;
            case bool flag: to.Json.WriteBooleanValue(flag); break;
            case var other: JsonSerializer.Serialize(to.Json, other, other.GetType()); break;
        }
    }
}
