using System.Collections.Frozen;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Writing;

/// <summary>Of an interface or union: each of its object types has its own fields.</summary>
/// <param name="writers">For every possible type.</param>
internal sealed class AbstractWriter(IAbstractGraphType type, ISchema schema, string shape, FrozenDictionary<IObjectGraphType, ValueWriter> writers) : ValueWriter(shape)
{
    protected override void WriteValue(AnswerWriting to, object value)
    {
        var actual = type.GetObjectType(value, schema) ?? throw new InvalidOperationException($"{value.GetType().Name} is of no type that {type.Name} may be.");
        writers[actual].Write(to, value);
    }
}
