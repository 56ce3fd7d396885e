namespace Federation.Gateway.GraphQL.Writing;

/// <summary>Writes values of one type of the schema with one selection of their fields, as executing field by field would answer them. Thread safe.</summary>
/// <param name="shape">Names the fields that are written: two writers of one type and shape write the same.</param>
internal abstract class ValueWriter(string shape)
{
    private int _usualBytes = 256;

    public string Shape => shape;

    /// <summary>As many as the last value took, and a bit more: so large a buffer need not grow.</summary>
    public int UsualBytes
    {
        get => Volatile.Read(ref _usualBytes);
        set => Volatile.Write(ref _usualBytes, value + value / 8 + 64);
    }

    /// <param name="value">What a resolver gave; null is written as null.</param>
    /// <exception cref="InvalidOperationException">The value is not of the type.</exception>
    public void Write(AnswerWriting to, object? value)
    {
        if (value is null) WriteNull(to);
        else WriteValue(to, value);
    }

    protected static InvalidOperationException Absent => new("There is no value where the schema promises one.");

    protected virtual void WriteNull(AnswerWriting to) => to.Json.WriteNullValue();

    protected abstract void WriteValue(AnswerWriting to, object value);
}
