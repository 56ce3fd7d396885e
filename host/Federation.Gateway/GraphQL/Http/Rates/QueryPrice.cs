using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Federation.Gateway.GraphQL.Http.Rates;

/// <summary>
/// What an operation costs in points: each field with a price as often as the query names it, with fragments put in, whatever <c>@skip</c> says. Counted once for a document that is kept. Thread safe.
/// </summary>
internal sealed class QueryPrice(DirectorySchema schema)
{
    /// <summary>More than any bucket holds, and far from the end of numbers.</summary>
    private const int Most = 1_000_000;

    private readonly ConditionalWeakTable<GraphQLOperationDefinition, StrongBox<int>> _known = [];

    /// <param name="document">Weighed: no fragment of it spreads itself. It need not fit the schema; what does not costs nothing.</param>
    public int Of(GraphQLDocument document, GraphQLOperationDefinition operation)
    {
        if (_known.TryGetValue(operation, out var known)) return known.Value;
        int price = new Count(schema, document).Of(operation);
        _known.AddOrUpdate(operation, new StrongBox<int>(price));
        return price;
    }

    /// <summary>Every fragment is counted once for each type that it is spread in.</summary>
    private sealed class Count(DirectorySchema schema, GraphQLDocument document)
    {
        private readonly Dictionary<(string Fragment, IGraphType? Type), int> _fragments = [];

        public int Of(GraphQLOperationDefinition operation) => Of(operation.SelectionSet, operation.Operation switch
        {
            OperationType.Mutation => schema.Mutation,
            OperationType.Subscription => schema.Subscription,
            _ => schema.Query,
        });

        private int Of(GraphQLSelectionSet? selections, IGraphType? type)
        {
            int sum = 0;
            foreach (var selection in selections?.Selections ?? [])
            {
                sum = Math.Min(Most, sum + selection switch
                {
                    GraphQLField field => Of(field, type),
                    GraphQLInlineFragment inline => Of(inline.SelectionSet, TypeOf(inline.TypeCondition, type)),
                    GraphQLFragmentSpread spread => Of(spread.FragmentName.Name.StringValue, type),
                    _ => 0,
                });
            }

            return sum;
        }

        private int Of(GraphQLField field, IGraphType? type)
        {
            if (type is not IComplexGraphType whole || whole.GetField(field.Name.Value) is not { } definition) return 0;
            return FieldPrices.All.GetValueOrDefault($"{whole.Name}.{definition.Name}") + Of(field.SelectionSet, definition.ResolvedType?.GetNamedType());
        }

        private int Of(string name, IGraphType? type)
        {
            if (_fragments.TryGetValue((name, type), out int known)) return known;
            var fragment = document.Definitions.OfType<GraphQLFragmentDefinition>().FirstOrDefault(one => one.FragmentName.Name.StringValue == name);
            return _fragments[(name, type)] = fragment is null ? 0 : Of(fragment.SelectionSet, TypeOf(fragment.TypeCondition, type));
        }

        private IGraphType? TypeOf(GraphQLTypeCondition? condition, IGraphType? type) => condition is null ? type : schema.AllTypes[condition.Type.Name.StringValue];
    }
}
