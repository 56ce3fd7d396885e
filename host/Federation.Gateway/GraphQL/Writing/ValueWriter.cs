namespace Federation.Gateway.GraphQL.Writing;

/// <summary>Writes values of one type of the schema with one selection of their fields, as executing field by field would answer them. Immutable and thread safe.</summary>
/// <param name="shape">Names the fields that are written: two writers of one type and shape write the same.</param>
internal abstract class ValueWriter(string shape)
{
    public string Shape => shape;

    /// <param name="value">What a resolver gave; null is written as null.</param>
    /// <exception cref="InvalidOperationException">The value is not of the type.</exception>
    public void Write(AnswerWriting to, object? value)
    {
        if (value is null) WriteNull(to);
        else WriteValue(to, value);
    }

    protected virtual void WriteNull(AnswerWriting to) => to.Json.WriteNullValue();

    protected abstract void WriteValue(AnswerWriting to, object value);
}
