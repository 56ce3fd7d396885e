using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Federation.Gateway.GraphQL.Writing;

/// <summary>A field whose value is written as a whole, with all that is asked of it, in place of a node for each of its fields.</summary>
internal sealed class WrittenNode(ExecutionNode parent, IGraphType type, GraphQLField field, FieldType definition, int? index, ValueWriter writer) : ExecutionNode(parent, type, field, definition, index)
{
    public ValueWriter Writer => writer;

    public override object? ToValue() => Result;
}
