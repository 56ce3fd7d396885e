using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Federation.Gateway.GraphQL.Writing;

/// <summary>The writers of documents that are kept, by the fields that they write; gone with the documents. Thread safe.</summary>
internal sealed class DocumentWriters
{
    private readonly ConditionalWeakTable<GraphQLField, ValueWriter> _writers = [];

    /// <summary>Null where the field is executed field by field.</summary>
    public ValueWriter? Find(GraphQLField field) => _writers.TryGetValue(field, out var writer) ? writer : null;

    /// <summary>Makes writers for all that can be written of its queries, from the outermost fields inwards.</summary>
    /// <param name="document">Validated against the schema.</param>
    public void Prepare(ISchema schema, GraphQLDocument document)
    {
        var compiler = new WriterCompiler(schema, document);
        foreach (var operation in document.Definitions.OfType<GraphQLOperationDefinition>().Where(operation => operation.Operation == OperationType.Query))
        {
            Prepare(schema.Query, operation.SelectionSet);
        }

        void Prepare(IObjectGraphType type, GraphQLSelectionSet selections)
        {
            foreach (var selection in selections.Selections)
            {
                switch (selection)
                {
                    case GraphQLField { SelectionSet: { } inner } field when type.GetField(field.Name)?.ResolvedType is { } of && !_writers.TryGetValue(field, out _):
                        if (compiler.Compile(of, [inner]) is { } writer) _writers.AddOrUpdate(field, writer);
                        else if (of.GetNamedType() is IObjectGraphType owner) Prepare(owner, inner);
                        break;
                    case GraphQLInlineFragment inline when compiler.Applies(inline.TypeCondition, type):
                        Prepare(type, inline.SelectionSet);
                        break;
                    case GraphQLFragmentSpread spread when compiler.FragmentOf(spread) is { } fragment && compiler.Applies(fragment.TypeCondition, type):
                        Prepare(type, fragment.SelectionSet);
                        break;
                }
            }
        }
    }
}
