using Federation.Gateway.GraphQL.Errors;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>Looks at what variables are of, before the library validates a document: over a default value of a variable that is of no type for values, such as <c>Centre</c>, it fails. Unknown types it names itself.</summary>
internal static class VariableTypes
{
    /// <exception cref="CodedError">A variable is of a type that no value can have.</exception>
    public static void Check(GraphQLDocument document, ISchema schema)
    {
        foreach (var variable in document.Definitions.OfType<GraphQLOperationDefinition>().SelectMany(operation => operation.Variables?.Items ?? []))
        {
            string name = NameOf(variable.Type);
            if (schema.AllTypes[name] is { } type && !type.IsInputType()) throw new CodedError(ErrorCode.ValidationFailed, $"The variable ${variable.Variable.Name.StringValue} is of the type {name}, which is for answers.");
        }
    }

    private static string NameOf(GraphQLType type) => type switch
    {
        GraphQLNonNullType required => NameOf(required.Type),
        GraphQLListType list => NameOf(list.Type),
        GraphQLNamedType named => named.Name.StringValue,
        _ => "",
    };
}
