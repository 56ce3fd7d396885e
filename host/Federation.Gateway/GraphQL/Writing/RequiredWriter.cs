namespace Federation.Gateway.GraphQL.Writing;

/// <summary>Of a type that has no null.</summary>
internal sealed class RequiredWriter(ValueWriter nullable) : ValueWriter(nullable.Shape)
{
    protected override void WriteNull(AnswerWriting to) => throw Absent;

    protected override void WriteValue(AnswerWriting to, object value) => nullable.Write(to, value);
}
