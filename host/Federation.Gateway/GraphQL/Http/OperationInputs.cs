using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>
/// What an operation takes from outside: its variables, and the arguments that they stand in. Found once for a document that is kept, where the library looks through the whole document for every request. Immutable and thread safe.
/// </summary>
internal sealed class OperationInputs
{
    private readonly GraphQLDocument _document;
    private readonly (string Name, GraphQLVariableDefinition Definition, IGraphType Type)[] _variables;
    private readonly (GraphQLField Field, QueryArguments Arguments)[] _fields;

    private OperationInputs(GraphQLDocument document, (string, GraphQLVariableDefinition, IGraphType)[] variables, (GraphQLField, QueryArguments)[] fields) => (_document, _variables, _fields) = (document, variables, fields);

    /// <summary>Null for an operation that is left to the library: it uses directives.</summary>
    /// <param name="document">Validated against the schema.</param>
    public static OperationInputs? Of(ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation)
    {
        var root = operation.Operation switch
        {
            OperationType.Query => schema.Query,
            OperationType.Mutation => schema.Mutation,
            _ => null,
        };
        var fields = new List<(GraphQLField, QueryArguments)>();
        if (root is null || !Gather(root, operation.SelectionSet)) return null;
        var variables = operation.Variables?.Items.Select(definition => (definition.Variable.Name.StringValue, definition, TypeOf(definition.Type))).ToArray() ?? [];
        return new OperationInputs(document, variables, [.. fields]);

        bool Gather(IGraphType type, GraphQLSelectionSet selections)
        {
            foreach (var selection in selections.Selections)
            {
                if (selection is IHasDirectivesNode { Directives.Count: > 0 }) return false;
                bool all = selection switch
                {
                    GraphQLField field => GatherField(type, field),
                    GraphQLInlineFragment inline => Gather(inline.TypeCondition is { } condition ? schema.AllTypes[condition.Type.Name]! : type, inline.SelectionSet), // validation has found it
                    GraphQLFragmentSpread spread => document.Definitions.OfType<GraphQLFragmentDefinition>().First(one => one.FragmentName.Name == spread.FragmentName.Name) is { Directives: null or { Count: 0 } } fragment && Gather(schema.AllTypes[fragment.TypeCondition.Type.Name]!, fragment.SelectionSet), // the same
                    _ => false,
                };
                if (!all) return false;
            }

            return true;
        }

        bool GatherField(IGraphType type, GraphQLField field)
        {
            if (field.Name.Value.Span.StartsWith("__", StringComparison.Ordinal)) return field.Arguments is null && field.SelectionSet is null;
            var definition = (type as IComplexGraphType)?.GetField(field.Name);
            if (definition is null or { ValidateArguments: not null }) return false;
            if (definition.Arguments is { Count: > 0 } arguments) fields.Add((field, arguments));
            return field.SelectionSet is null || Gather(definition.ResolvedType!.GetNamedType(), field.SelectionSet); // an initialised schema has resolved it
        }

        IGraphType TypeOf(GraphQLType type) => type switch
        {
            GraphQLNonNullType required => new NonNullGraphType(TypeOf(required.Type)),
            GraphQLListType list => new ListGraphType(TypeOf(list.Type)),
            GraphQLNamedType named => schema.AllTypes[named.Name]!, // validation has found it
            _ => throw new ArgumentOutOfRangeException(nameof(type), type.Kind, "There is no such type."),
        };
    }

    /// <summary>What a request gives for them.</summary>
    /// <returns>Null where something is wrong with it, or unusual: the library says what.</returns>
    public IValidationResult? Read(Inputs given)
    {
        var variables = new Variables();
        foreach (var (name, definition, type) in _variables)
        {
            var variable = new Variable(name, definition);
            if (given.TryGetValue(name, out object? value))
            {
                // Whether null may stand there hangs on every place where the variable is used.
                if (value is null || !InputValues.TryRead(type, value, out object? read)) return null;
                variable.Value = read;
            }
            else if (definition.DefaultValue is not null || type is NonNullGraphType)
            {
                return null;
            }

            variables.Add(variable);
        }

        try
        {
            var arguments = new Dictionary<GraphQLField, IDictionary<string, ArgumentValue>>(_fields.Length);
            foreach (var (field, taken) in _fields) arguments[field] = ExecutionHelper.GetArguments(taken, field.Arguments, variables, _document, field, directive: null)!; // it takes some
            return new Checked(variables, arguments);
        }
        catch (ExecutionError)
        {
            return null;
        }
    }

    private sealed class Checked(Variables variables, IReadOnlyDictionary<GraphQLField, IDictionary<string, ArgumentValue>> arguments) : IValidationResult
    {
        public bool IsValid => true;

        public ExecutionErrors Errors { get; } = [];

        public Variables Variables => variables;

        public IReadOnlyDictionary<GraphQLField, IDictionary<string, ArgumentValue>> ArgumentValues => arguments;

        public IReadOnlyDictionary<ASTNode, IDictionary<string, DirectiveInfo>>? DirectiveValues => null;
    }
}
