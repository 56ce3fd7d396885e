namespace Federation.Gateway.GraphQL.Http;

/// <summary>
/// How large a query may be, so that a small text cannot cost much. All are inclusive and, where nothing else is said, count fragments as often as they are used.
/// </summary>
public sealed record QueryLimits
{
    /// <summary>Names, numbers, texts and signs of the document.</summary>
    public int Tokens { get; init; } = 1_000;

    /// <summary>Fields inside each other.</summary>
    public int Depth { get; init; } = 10;

    /// <summary>The same below <c>__schema</c> and <c>__type</c>: tools ask for types of types of types.</summary>
    public int IntrospectionDepth { get; init; } = 15;

    /// <summary>Lists of fields and types inside each other below <c>__schema</c> and <c>__type</c>, which multiply.</summary>
    public int IntrospectionLists { get; init; } = 2;

    public int Aliases { get; init; } = 15;

    public int Directives { get; init; } = 50;

    public int Fields { get; init; } = 2_000;

    /// <summary>Fields of one name in the text itself, fragments counted once: validation compares each of them with each other.</summary>
    public int SameFields { get; init; } = 100;

    /// <summary>Values in the answer: lists multiply what the query asks for once.</summary>
    public int ResultFields { get; init; } = 100_000;
}
