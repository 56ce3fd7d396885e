namespace Federation.Gateway.GraphQL.Http;

/// <summary>What a set of selections amounts to with its fragments put in. Counts stop at <see cref="Most"/>.</summary>
internal readonly record struct SelectionWeight
{
    /// <summary>Far above every limit, and twice it is still a number.</summary>
    public const int Most = 1_000_000;

    public int Fields { get; init; }

    public int Depth { get; init; }

    /// <summary>Of the deepest <c>__schema</c> or <c>__type</c>.</summary>
    public int IntrospectionDepth { get; init; }

    /// <summary>Multiplying lists of the introspection schema inside each other.</summary>
    public int Lists { get; init; }

    /// <summary>The same, below <c>__schema</c> and <c>__type</c> only.</summary>
    public int IntrospectionLists { get; init; }

    public int Aliases { get; init; }

    public int Directives { get; init; }

    /// <summary>Both side by side.</summary>
    public SelectionWeight Beside(SelectionWeight other) => new()
    {
        Fields = Sum(Fields, other.Fields),
        Depth = Math.Max(Depth, other.Depth),
        IntrospectionDepth = Math.Max(IntrospectionDepth, other.IntrospectionDepth),
        Lists = Math.Max(Lists, other.Lists),
        IntrospectionLists = Math.Max(IntrospectionLists, other.IntrospectionLists),
        Aliases = Sum(Aliases, other.Aliases),
        Directives = Sum(Directives, other.Directives),
    };

    private static int Sum(int one, int other) => Math.Min(Most, one + other);
}
