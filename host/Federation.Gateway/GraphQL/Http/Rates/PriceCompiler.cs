using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Federation.Gateway.GraphQL.Http.Rates;

/// <summary>
/// From an operation to the formula of its price. Every fragment is looked at once for each type that it is spread in, so the work grows with the text. What hangs on no variable is worked out here. For one operation; not thread safe.
/// </summary>
internal sealed class PriceCompiler
{
    private readonly DirectorySchema _schema;
    private readonly GraphQLDocument _document;
    private readonly GraphQLOperationDefinition _operation;
    private readonly List<PriceStep> _steps = [];
    private readonly Dictionary<(string Fragment, IGraphType? Type), PriceTerm> _fragments = [];

    private PriceCompiler(DirectorySchema schema, GraphQLDocument document, GraphQLOperationDefinition operation) => (_schema, _document, _operation) = (schema, document, operation);

    /// <param name="document">Weighed: no fragment of it spreads itself.</param>
    public static PriceFormula Compile(DirectorySchema schema, GraphQLDocument document, GraphQLOperationDefinition operation)
    {
        var compiler = new PriceCompiler(schema, document, operation);
        var whole = compiler.Of(operation.SelectionSet, operation.Operation switch
        {
            OperationType.Mutation => schema.Mutation,
            OperationType.Subscription => schema.Subscription,
            _ => schema.Query,
        });
        return new PriceFormula(whole, [.. compiler._steps]);
    }

    private PriceTerm Of(GraphQLSelectionSet? selections, IGraphType? type)
    {
        var known = default(Points);
        var steps = new List<int>();
        foreach (var selection in selections?.Selections ?? [])
        {
            var part = selection switch
            {
                GraphQLField field => Of(field, type),
                GraphQLInlineFragment inline => Of(inline.SelectionSet, TypeOf(inline.TypeCondition, type)),
                GraphQLFragmentSpread spread => Of(spread.FragmentName.Name.StringValue, type),
                _ => new PriceTerm(default, []),
            };
            known += part.Known;
            steps.AddRange(part.Steps);
        }

        return new PriceTerm(known, [.. steps]);
    }

    private PriceTerm Of(GraphQLField field, IGraphType? type)
    {
        if (type is not IComplexGraphType whole || whole.GetField(field.Name.Value) is not { } definition) return new PriceTerm(default, []);
        string name = $"{whole.Name}.{definition.Name}";
        int price = FieldPrices.All.GetValueOrDefault(name);
        var below = Of(field.SelectionSet, definition.ResolvedType?.GetNamedType());
        bool isList = (definition.ResolvedType is NonNullGraphType required ? required.ResolvedType : definition.ResolvedType) is ListGraphType;
        var size = PageSize.Of(definition.Arguments, field, _operation, FieldPrices.UsualItems.GetValueOrDefault(name, Points.UsualItems));
        if (below is { Known: { Once: 0, Each: 0 }, Steps: [] }) return new PriceTerm(new Points(price, 0), []); // whatever the size
        if (below.Steps.Length == 0 && size is null or { IsKnown: true }) return new PriceTerm(Points.OfField(below.Known, price, isList, size?.Of(Inputs.Empty)), []);
        return Then(new PriceStep(below, price, isList, size, IsField: true));
    }

    private PriceTerm Of(string name, IGraphType? type)
    {
        if (_fragments.TryGetValue((name, type), out var known)) return known;
        var fragment = _document.Definitions.OfType<GraphQLFragmentDefinition>().FirstOrDefault(one => one.FragmentName.Name.StringValue == name);
        var term = fragment is null ? new PriceTerm(default, []) : Of(fragment.SelectionSet, TypeOf(fragment.TypeCondition, type));
        // One step, however often it is spread.
        return _fragments[(name, type)] = term.Steps.Length < 2 ? term : Then(new PriceStep(term, Price: 0, IsList: false, Size: null, IsField: false));
    }

    private PriceTerm Then(PriceStep step)
    {
        _steps.Add(step);
        return new PriceTerm(default, [_steps.Count - 1]);
    }

    private IGraphType? TypeOf(GraphQLTypeCondition? condition, IGraphType? type) => condition is null ? type : _schema.AllTypes[condition.Type.Name.StringValue];
}
