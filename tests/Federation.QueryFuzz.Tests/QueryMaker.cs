using System.Text;
using GraphQL;
using GraphQL.Types;

namespace Federation.QueryFuzz.Tests;

/// <summary>Makes a document that fits the schema, as far as <see cref="ValueMaker"/> makes values that do. For one document.</summary>
internal sealed class QueryMaker(ISchema schema, Random random, ValueMaker values)
{
    private readonly List<(string Name, string Type, string Json)> _variables = [];
    private readonly List<string> _fragments = [];
    private int _left = random.Next(1, 60);

    /// <summary>The document, and its variables as JSON.</summary>
    public (string Query, string Variables) Make()
    {
        bool changes = random.Next(5) == 0;
        var root = changes ? schema.Mutation! : schema.Query; // there is one
        string body = Selections(root, 0);
        string variables = _variables.Count == 0 ? "" : $"({string.Join(", ", _variables.Select(variable => $"${variable.Name}: {variable.Type}"))})";
        string text = $"{(changes ? "mutation" : "query")} Q{variables} {body} {string.Join(' ', _fragments)}";
        return (text, $"{{{string.Join(',', _variables.Select(variable => $"\"{variable.Name}\":{variable.Json}"))}}}");
    }

    private string Selections(IGraphType type, int depth)
    {
        var text = new StringBuilder("{ ");
        if (type is not IComplexGraphType { Fields.Count: > 0 } whole || random.Next(20) == 0) text.Append("__typename ");
        if (type is IAbstractGraphType { PossibleTypes.Count: > 0 } several)
        {
            var one = several.PossibleTypes.ElementAt(random.Next(several.PossibleTypes.Count));
            text.Append($"... on {one.Name} {Selections(one, depth + 1)} ");
        }

        if (type is IComplexGraphType { Fields.Count: > 0 } complex)
        {
            var fields = complex.Fields.Where(field => depth < 8 || IsLeaf(field)).ToList();
            if (fields.Count == 0) text.Append("__typename ");
            for (int i = random.Next(1, 5); i > 0 && fields.Count > 0; i--)
            {
                _left--;
                var field = fields[random.Next(fields.Count)];
                if (_left < 0 && !IsLeaf(field)) text.Append("__typename ");
                else text.Append(Field(field, depth)).Append(' ');
            }

            if (_left > 0 && type is IObjectGraphType && random.Next(15) == 0)
            {
                int number = _fragments.Count;
                _fragments.Add(""); // its place, before it has fragments of its own
                _fragments[number] = $"fragment F{number} on {type.Name} {Selections(type, depth)}";
                text.Append($"...F{number} ");
            }
        }

        return text.Append('}').ToString();
    }

    private string Field(FieldType field, int depth)
    {
        // An alias for each: the same field twice with other arguments would be no valid query.
        string alias = field.Arguments is { Count: > 0 } || random.Next(12) == 0 ? $"a{random.Next(1_000_000)}: " : "";
        var given = (field.Arguments ?? []).Where(argument => argument.ResolvedType is NonNullGraphType ? random.Next(60) > 0 : random.Next(3) == 0).Select(argument => $"{argument.Name}: {Value(argument.ResolvedType!)}").ToList();
        string arguments = given.Count == 0 ? "" : $"({string.Join(", ", given)})";
        string directive = random.Next(40) == 0 ? (random.Next(2) == 0 ? " @include(if: true)" : " @skip(if: false)") : "";
        return $"{alias}{field.Name}{arguments}{directive}{(IsLeaf(field) ? "" : " " + Selections(field.ResolvedType!.GetNamedType(), depth + 1))}";
    }

    private string Value(IGraphType type)
    {
        var value = values.Make(type);
        if (random.Next(3) > 0) return value.Literal;
        string name = $"v{_variables.Count}";
        _variables.Add((name, type.ToString()!, value.Json)); // a type's text is its name with brackets
        return $"${name}";
    }

    private static bool IsLeaf(FieldType field) => field.ResolvedType!.GetNamedType() is ScalarGraphType;
}
