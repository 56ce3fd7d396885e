namespace Federation.Gateway.GraphQL.Writing;

/// <summary>Of a type that has no null.</summary>
internal sealed class RequiredWriter(ValueWriter nullable) : ValueWriter(nullable.Shape)
{
    protected override void WriteNull(AnswerWriting to) => throw new InvalidOperationException("There is no value where the schema promises one.");

    protected override void WriteValue(AnswerWriting to, object value) => nullable.Write(to, value);
}
