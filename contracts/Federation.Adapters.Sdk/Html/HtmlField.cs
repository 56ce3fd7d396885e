namespace Federation.Adapters.Sdk;

/// <summary>One thing that is taken out of a record's element in a web page.</summary>
public sealed record HtmlField
{
    /// <summary>The member's name in the record.</summary>
    public required string Name { get; init; }

    /// <summary>A CSS selector below the record's element; null for that element itself. Every match is taken, numbered from the second on.</summary>
    public string? Selector { get; init; }

    /// <summary>The attribute to take; null for the text. Of <c>href</c> and <c>src</c> the whole address is taken.</summary>
    public string? Attribute { get; init; }

    /// <summary>Whether it names or reaches a person.</summary>
    public bool IsPerson { get; init; }
}
