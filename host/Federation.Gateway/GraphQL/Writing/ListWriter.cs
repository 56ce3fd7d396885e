using System.Collections;

namespace Federation.Gateway.GraphQL.Writing;

internal sealed class ListWriter(ValueWriter item) : ValueWriter(item.Shape)
{
    protected override void WriteValue(AnswerWriting to, object value)
    {
        to.Json.WriteStartArray();
        foreach (object? one in (IEnumerable)value)
        {
            to.Values++;
            item.Write(to, one);
        }

        to.Json.WriteEndArray();
    }
}
