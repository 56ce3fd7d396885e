using System.Collections;
using System.Globalization;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Federation.Gateway.GraphQL.Http.Rates;

/// <summary>How many items a field is asked for: by <c>first</c> or <c>last</c>, the larger, or by the number of its <c>ids</c>. Immutable and thread safe.</summary>
internal sealed class PageSize
{
    /// <summary>No field gives more; what asks for more is refused later.</summary>
    private const int Most = 1_000;

    private static readonly string[] Names = ["first", "last", "ids"];

    private readonly int? _given;
    private readonly int _usual;
    private readonly (string Name, int? IfAbsent)[] _variables;

    private PageSize(int? given, int usual, (string, int?)[] variables) => (_given, _usual, _variables) = (given, usual, variables);

    /// <summary>True where no variable has a say.</summary>
    public bool IsKnown => _variables.Length == 0;

    /// <summary>Null for a field that is not asked for a number of items.</summary>
    /// <param name="usual">Where the field is not told how many.</param>
    public static PageSize? Of(QueryArguments? taken, GraphQLField field, GraphQLOperationDefinition operation, int usual)
    {
        string[] names = [.. Names.Where(name => taken?.Find(name) is not null)];
        if (names.Length == 0) return null;
        int? given = null;
        var variables = new List<(string, int?)>();
        foreach (var argument in field.Arguments?.Items ?? [])
        {
            if (!names.Contains(argument.Name.StringValue, StringComparer.Ordinal)) continue;
            if (argument.Value is GraphQLVariable variable) variables.Add((variable.Name.StringValue, Count(DefaultOf(operation, variable))));
            else given = Larger(given, Count(argument.Value));
        }

        return new PageSize(given, usual, [.. variables]);
    }

    /// <returns>0 or more.</returns>
    public int Of(Inputs variables)
    {
        int? size = _given;
        foreach (var (name, ifAbsent) in _variables) size = Larger(size, variables.TryGetValue(name, out object? value) ? Count(value) : ifAbsent);
        return Math.Clamp(size ?? _usual, 0, Most);
    }

    private static GraphQLValue? DefaultOf(GraphQLOperationDefinition operation, GraphQLVariable variable) =>
        operation.Variables?.Items.FirstOrDefault(definition => definition.Variable.Name.Value == variable.Name.Value)?.DefaultValue;

    private static int? Larger(int? one, int? other) => one is null || other > one ? other : one;

    /// <summary>Null for what tells no number.</summary>
    private static int? Count(GraphQLValue? literal) => literal switch
    {
        GraphQLIntValue number => int.TryParse(number.Value.Span, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int size) ? size : Most,
        GraphQLListValue list => list.Values?.Count ?? 0,
        _ => null,
    };

    /// <summary>The same of a variable's value.</summary>
    private static int? Count(object? value) => value switch
    {
        int number => number,
        long number => (int)Math.Clamp(number, 0, Most),
        ICollection list => list.Count,
        _ => null,
    };
}
