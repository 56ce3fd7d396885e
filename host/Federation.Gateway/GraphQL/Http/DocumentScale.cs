using Federation.Gateway.GraphQL.Errors;
using GraphQLParser.AST;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>
/// Weighs a parsed document before anything else looks at it. Every fragment is weighed once, so the work grows with the text and not with
/// what the text would expand to. For one document; not thread safe.
/// </summary>
internal sealed class DocumentScale
{
    /// <summary>Lists of the introspection schema that lead back into it.</summary>
    private static readonly HashSet<string> MultiplyingLists = ["fields", "inputFields", "interfaces", "possibleTypes"];

    private readonly Dictionary<string, GraphQLFragmentDefinition> _fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SelectionWeight> _weighed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _sameFields = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly QueryLimits _limits;

    private DocumentScale(GraphQLDocument document, QueryLimits limits)
    {
        _limits = limits;
        foreach (var fragment in document.Definitions.OfType<GraphQLFragmentDefinition>()) _fragments.TryAdd(fragment.FragmentName.Name.StringValue, fragment);
    }

    /// <exception cref="CodedError">An operation or a fragment is too large, or a fragment spreads itself.</exception>
    public static void Check(GraphQLDocument document, QueryLimits limits)
    {
        var scale = new DocumentScale(document, limits);
        foreach (var definition in document.Definitions)
        {
            // Fragments that nobody uses are weighed too: validation looks into them. One may stand below __schema.
            if (definition is GraphQLOperationDefinition operation) scale.Check(scale.Weigh(operation.SelectionSet, operation.Directives), limits.Depth);
            else if (definition is GraphQLFragmentDefinition fragment) scale.Check(scale.Weigh(fragment.FragmentName.Name.StringValue), Math.Max(limits.Depth, limits.IntrospectionDepth));
        }
    }

    /// <summary>What one operation amounts to.</summary>
    /// <param name="document">Has passed <see cref="Check(GraphQLDocument, QueryLimits)"/> with the same limits.</param>
    public static SelectionWeight Of(GraphQLDocument document, GraphQLOperationDefinition operation, QueryLimits limits) => new DocumentScale(document, limits).Weigh(operation.SelectionSet, operation.Directives);

    private void Check(SelectionWeight weight, int depth)
    {
        Check(weight.Depth, depth, ErrorCode.LimitDepth, "fields inside each other");
        Check(weight.IntrospectionDepth, _limits.IntrospectionDepth, ErrorCode.LimitDepth, "fields inside each other below __schema");
        Check(weight.IntrospectionLists, _limits.IntrospectionLists, ErrorCode.LimitDepth, "lists of fields or types inside each other below __schema");
        Check(weight.Fields, _limits.Fields, ErrorCode.LimitFields, "fields, fragments put in");
        Check(weight.Aliases, _limits.Aliases, ErrorCode.LimitAliases, "aliases");
        Check(weight.Directives, _limits.Directives, ErrorCode.LimitDirectives, "directives");
    }

    private static void Check(int count, int most, ErrorCode code, string what)
    {
        if (count > most) throw new CodedError(code, $"A query has up to {most} {what}; this one has {(count >= SelectionWeight.Most ? "a million or more" : count)}.");
    }

    private SelectionWeight Weigh(GraphQLSelectionSet? selections, GraphQLDirectives? directives)
    {
        var weight = new SelectionWeight { Directives = directives?.Count ?? 0 };
        foreach (var selection in selections?.Selections ?? [])
        {
            weight = weight.Beside(selection switch
            {
                GraphQLField field => Weigh(field),
                GraphQLInlineFragment inline => Weigh(inline.SelectionSet, inline.Directives),
                GraphQLFragmentSpread spread => Weigh(spread.FragmentName.Name.StringValue).Beside(new SelectionWeight { Directives = spread.Directives?.Count ?? 0 }),
                _ => default,
            });
        }

        return weight;
    }

    private SelectionWeight Weigh(GraphQLField field)
    {
        string name = field.Name.StringValue, shownAs = field.Alias?.Name.StringValue ?? name;
        int same = _sameFields[shownAs] = _sameFields.GetValueOrDefault(shownAs) + 1;
        Check(same, _limits.SameFields, ErrorCode.LimitFields, "fields of one name");
        var inner = Weigh(field.SelectionSet, field.Directives);
        bool introspection = name is "__schema" or "__type";
        return inner with
        {
            Fields = Math.Min(SelectionWeight.Most, inner.Fields + 1),
            Depth = introspection ? 1 : inner.Depth + 1,
            IntrospectionDepth = introspection ? inner.Depth + 1 : inner.IntrospectionDepth,
            Lists = inner.Lists + (MultiplyingLists.Contains(name) ? 1 : 0),
            IntrospectionLists = introspection ? inner.Lists : inner.IntrospectionLists,
            Aliases = Math.Min(SelectionWeight.Most, inner.Aliases + (field.Alias is null ? 0 : 1)),
        };
    }

    private SelectionWeight Weigh(string fragmentName)
    {
        if (_weighed.TryGetValue(fragmentName, out var known)) return known;
        if (!_fragments.TryGetValue(fragmentName, out var fragment)) return default; // validation says that it is missing
        if (!_open.Add(fragmentName)) throw new CodedError(ErrorCode.LimitDepth, $"The fragment {fragmentName} spreads itself, directly or through others.");
        var weight = Weigh(fragment.SelectionSet, fragment.Directives);
        _open.Remove(fragmentName);
        return _weighed[fragmentName] = weight;
    }
}
